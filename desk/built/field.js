var $t=globalThis,Lt=e=>e,z=$t.trustedTypes,Ot=z?z.createPolicy("lit-html",{createHTML:e=>e}):void 0,bt="$lit$",_=`lit$${Math.random().toFixed(9).slice(2)}$`,yt="?"+_,ve=`<${yt}>`,E=document,B=()=>E.createComment(""),j=e=>e===null||typeof e!="object"&&typeof e!="function",wt=Array.isArray,Bt=e=>wt(e)||typeof e?.[Symbol.iterator]=="function",gt=`[ 	
\f\r]`,F=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Dt=/-->/g,Ct=/>/g,M=RegExp(`>|${gt}(?:([^\\s"'>=/]+)(${gt}*=${gt}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Ut=/'/g,Ht=/"/g,jt=/^(?:script|style|textarea|title)$/i,vt=e=>(t,...n)=>({_$litType$:e,strings:t,values:n}),d=vt(1),S=vt(2),un=vt(3),y=Symbol.for("lit-noChange"),c=Symbol.for("lit-nothing"),Ft=new WeakMap,I=E.createTreeWalker(E,129);function Wt(e,t){if(!wt(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return Ot!==void 0?Ot.createHTML(t):t}var Vt=(e,t)=>{let n=e.length-1,s=[],i,o=t===2?"<svg>":t===3?"<math>":"",a=F;for(let h=0;h<n;h++){let l=e[h],m,g,u=-1,f=0;for(;f<l.length&&(a.lastIndex=f,g=a.exec(l),g!==null);)f=a.lastIndex,a===F?g[1]==="!--"?a=Dt:g[1]!==void 0?a=Ct:g[2]!==void 0?(jt.test(g[2])&&(i=RegExp("</"+g[2],"g")),a=M):g[3]!==void 0&&(a=M):a===M?g[0]===">"?(a=i??F,u=-1):g[1]===void 0?u=-2:(u=a.lastIndex-g[2].length,m=g[1],a=g[3]===void 0?M:g[3]==='"'?Ht:Ut):a===Ht||a===Ut?a=M:a===Dt||a===Ct?a=F:(a=M,i=void 0);let p=a===M&&e[h+1].startsWith("/>")?" ":"";o+=a===F?l+ve:u>=0?(s.push(m),l.slice(0,u)+bt+l.slice(u)+_+p):l+_+(u===-2?h:p)}return[Wt(e,o+(e[n]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),s]},W=class e{constructor({strings:t,_$litType$:n},s){let i;this.parts=[];let o=0,a=0,h=t.length-1,l=this.parts,[m,g]=Vt(t,n);if(this.el=e.createElement(m,s),I.currentNode=this.el.content,n===2||n===3){let u=this.el.content.firstChild;u.replaceWith(...u.childNodes)}for(;(i=I.nextNode())!==null&&l.length<h;){if(i.nodeType===1){if(i.hasAttributes())for(let u of i.getAttributeNames())if(u.endsWith(bt)){let f=g[a++],p=i.getAttribute(u).split(_),b=/([.?@])?(.*)/.exec(f);l.push({type:1,index:o,name:b[2],strings:p,ctor:b[1]==="."?K:b[1]==="?"?X:b[1]==="@"?Z:L}),i.removeAttribute(u)}else u.startsWith(_)&&(l.push({type:6,index:o}),i.removeAttribute(u));if(jt.test(i.tagName)){let u=i.textContent.split(_),f=u.length-1;if(f>0){i.textContent=z?z.emptyScript:"";for(let p=0;p<f;p++)i.append(u[p],B()),I.nextNode(),l.push({type:2,index:++o});i.append(u[f],B())}}}else if(i.nodeType===8)if(i.data===yt)l.push({type:2,index:o});else{let u=-1;for(;(u=i.data.indexOf(_,u+1))!==-1;)l.push({type:7,index:o}),u+=_.length-1}o++}}static createElement(t,n){let s=E.createElement("template");return s.innerHTML=t,s}};function N(e,t,n=e,s){if(t===y)return t;let i=s!==void 0?n._$Co?.[s]:n._$Cl,o=j(t)?void 0:t._$litDirective$;return i?.constructor!==o&&(i?._$AO?.(!1),o===void 0?i=void 0:(i=new o(e),i._$AT(e,n,s)),s!==void 0?(n._$Co??=[])[s]=i:n._$Cl=i),i!==void 0&&(t=N(e,i._$AS(e,t.values),i,s)),t}var J=class{constructor(t,n){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=n}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:n},parts:s}=this._$AD,i=(t?.creationScope??E).importNode(n,!0);I.currentNode=i;let o=I.nextNode(),a=0,h=0,l=s[0];for(;l!==void 0;){if(a===l.index){let m;l.type===2?m=new D(o,o.nextSibling,this,t):l.type===1?m=new l.ctor(o,l.name,l.strings,this,t):l.type===6&&(m=new tt(o,this,t)),this._$AV.push(m),l=s[++h]}a!==l?.index&&(o=I.nextNode(),a++)}return I.currentNode=E,i}p(t){let n=0;for(let s of this._$AV)s!==void 0&&(s.strings!==void 0?(s._$AI(t,s,n),n+=s.strings.length-2):s._$AI(t[n])),n++}},D=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,n,s,i){this.type=2,this._$AH=c,this._$AN=void 0,this._$AA=t,this._$AB=n,this._$AM=s,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,n=this._$AM;return n!==void 0&&t?.nodeType===11&&(t=n.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,n=this){t=N(this,t,n),j(t)?t===c||t==null||t===""?(this._$AH!==c&&this._$AR(),this._$AH=c):t!==this._$AH&&t!==y&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Bt(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==c&&j(this._$AH)?this._$AA.nextSibling.data=t:this.T(E.createTextNode(t)),this._$AH=t}$(t){let{values:n,_$litType$:s}=t,i=typeof s=="number"?this._$AC(t):(s.el===void 0&&(s.el=W.createElement(Wt(s.h,s.h[0]),this.options)),s);if(this._$AH?._$AD===i)this._$AH.p(n);else{let o=new J(i,this),a=o.u(this.options);o.p(n),this.T(a),this._$AH=o}}_$AC(t){let n=Ft.get(t.strings);return n===void 0&&Ft.set(t.strings,n=new W(t)),n}k(t){wt(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,s,i=0;for(let o of t)i===n.length?n.push(s=new e(this.O(B()),this.O(B()),this,this.options)):s=n[i],s._$AI(o),i++;i<n.length&&(this._$AR(s&&s._$AB.nextSibling,i),n.length=i)}_$AR(t=this._$AA.nextSibling,n){for(this._$AP?.(!1,!0,n);t!==this._$AB;){let s=Lt(t).nextSibling;Lt(t).remove(),t=s}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},L=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,n,s,i,o){this.type=1,this._$AH=c,this._$AN=void 0,this.element=t,this.name=n,this._$AM=i,this.options=o,s.length>2||s[0]!==""||s[1]!==""?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=c}_$AI(t,n=this,s,i){let o=this.strings,a=!1;if(o===void 0)t=N(this,t,n,0),a=!j(t)||t!==this._$AH&&t!==y,a&&(this._$AH=t);else{let h=t,l,m;for(t=o[0],l=0;l<o.length-1;l++)m=N(this,h[s+l],n,l),m===y&&(m=this._$AH[l]),a||=!j(m)||m!==this._$AH[l],m===c?t=c:t!==c&&(t+=(m??"")+o[l+1]),this._$AH[l]=m}a&&!i&&this.j(t)}j(t){t===c?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},K=class extends L{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===c?void 0:t}},X=class extends L{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==c)}},Z=class extends L{constructor(t,n,s,i,o){super(t,n,s,i,o),this.type=5}_$AI(t,n=this){if((t=N(this,t,n,0)??c)===y)return;let s=this._$AH,i=t===c&&s!==c||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive,o=t!==c&&(s===c||i);i&&this.element.removeEventListener(this.name,this,s),o&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},tt=class{constructor(t,n,s){this.element=t,this.type=6,this._$AN=void 0,this._$AM=n,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(t){N(this,t)}},qt={M:bt,P:_,A:yt,C:1,L:Vt,R:J,D:Bt,V:N,I:D,H:L,N:X,U:Z,B:K,F:tt},Ae=$t.litHtmlPolyfillSupport;Ae?.(W,D),($t.litHtmlVersions??=[]).push("3.3.3");var V=(e,t,n)=>{let s=n?.renderBefore??t,i=s._$litPart$;if(i===void 0){let o=n?.renderBefore??null;s._$litPart$=i=new D(t.insertBefore(B(),o),o,void 0,n??{})}return i._$AI(e),i};var w={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},T=e=>(...t)=>({_$litDirective$:e,values:t}),A=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,n,s){this._$Ct=t,this._$AM=n,this._$Ci=s}_$AS(t,n){return this.update(t,n)}update(t,n){return this.render(...n)}};var et=T(class extends A{constructor(e){if(super(e),e.type!==w.ATTRIBUTE||e.name!=="class"||e.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(e){return" "+Object.keys(e).filter(t=>e[t]).join(" ")+" "}update(e,[t]){if(this.st===void 0){this.st=new Set,e.strings!==void 0&&(this.nt=new Set(e.strings.join(" ").split(/\s/).filter(s=>s!=="")));for(let s in t)t[s]&&!this.nt?.has(s)&&this.st.add(s);return this.render(t)}let n=e.element.classList;for(let s of this.st)s in t||(n.remove(s),this.st.delete(s));for(let s in t){let i=!!t[s];i===this.st.has(s)||this.nt?.has(s)||(i?(n.add(s),this.st.add(s)):(n.remove(s),this.st.delete(s)))}return y}});var{I:Te}=qt,Qt=e=>e;var nt=e=>e.strings===void 0,Gt=()=>document.createComment(""),C=(e,t,n)=>{let s=e._$AA.parentNode,i=t===void 0?e._$AB:t._$AA;if(n===void 0){let o=s.insertBefore(Gt(),i),a=s.insertBefore(Gt(),i);n=new Te(o,a,e,e.options)}else{let o=n._$AB.nextSibling,a=n._$AM,h=a!==e;if(h){let l;n._$AQ?.(e),n._$AM=e,n._$AP!==void 0&&(l=e._$AU)!==a._$AU&&n._$AP(l)}if(o!==i||h){let l=n._$AA;for(;l!==o;){let m=Qt(l).nextSibling;Qt(s).insertBefore(l,i),l=m}}}return n},R=(e,t,n=e)=>(e._$AI(t,n),e),xe={},U=(e,t=xe)=>e._$AH=t,Yt=e=>e._$AH,st=e=>{e._$AR(),e._$AA.remove()};var ke=T(class extends A{constructor(){super(...arguments),this.key=c}render(e,t){return this.key=e,t}update(e,[t,n]){return t!==this.key&&(U(e),this.key=t),n}});var _e=T(class extends A{constructor(e){if(super(e),e.type!==w.PROPERTY&&e.type!==w.ATTRIBUTE&&e.type!==w.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!nt(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===y||t===c)return t;let n=e.element,s=e.name;if(e.type===w.PROPERTY){if(t===n[s])return y}else if(e.type===w.BOOLEAN_ATTRIBUTE){if(!!t===n.hasAttribute(s))return y}else if(e.type===w.ATTRIBUTE&&n.getAttribute(s)===t+"")return y;return U(e),t}});var q=(e,t)=>{let n=e._$AN;if(n===void 0)return!1;for(let s of n)s._$AO?.(t,!1),q(s,t);return!0},it=e=>{let t,n;do{if((t=e._$AM)===void 0)break;n=t._$AN,n.delete(e),e=t}while(n?.size===0)},zt=e=>{for(let t;t=e._$AM;e=t){let n=t._$AN;if(n===void 0)t._$AN=n=new Set;else if(n.has(e))break;n.add(e),Re(t)}};function Pe(e){this._$AN!==void 0?(it(this),this._$AM=e,zt(this)):this._$AM=e}function Se(e,t=!1,n=0){let s=this._$AH,i=this._$AN;if(i!==void 0&&i.size!==0)if(t)if(Array.isArray(s))for(let o=n;o<s.length;o++)q(s[o],!1),it(s[o]);else s!=null&&(q(s,!1),it(s));else q(this,e)}var Re=e=>{e.type==w.CHILD&&(e._$AP??=Se,e._$AQ??=Pe)},rt=class extends A{constructor(){super(...arguments),this._$AN=void 0}_$AT(t,n,s){super._$AT(t,n,s),zt(this),this.isConnected=t._$AU}_$AO(t,n=!0){t!==this.isConnected&&(this.isConnected=t,t?this.reconnected?.():this.disconnected?.()),n&&(q(this,t),it(this))}setValue(t){if(nt(this._$Ct))this._$Ct._$AI(t,this);else{let n=[...this._$Ct._$AH];n[this._$Ci]=t,this._$Ct._$AI(n,this,0)}}disconnected(){}reconnected(){}};var At=new WeakMap,Me=T(class extends rt{render(e){return c}update(e,[t]){let n=t!==this.G;return n&&this.rt(void 0),(n||this.lt!==this.ct)&&(this.G=t,this.ht=e.options?.host,this.rt(this.ct=e.element)),c}rt(e){if(this.G!==void 0)if(this.isConnected||(e=void 0),typeof this.G=="function"){let t=this.ht??globalThis,n=At.get(t);n===void 0&&(n=new WeakMap,At.set(t,n)),n.get(this.G)!==void 0&&this.G.call(this.ht,void 0),n.set(this.G,e),e!==void 0&&this.G.call(this.ht,e)}else this.G.value=e}get lt(){return typeof this.G=="function"?At.get(this.ht??globalThis)?.get(this.G):this.G?.value}disconnected(){this.lt===this.ct&&this.rt(void 0)}reconnected(){this.rt(this.ct)}});var Jt=(e,t,n)=>{let s=new Map;for(let i=t;i<=n;i++)s.set(e[i],i);return s},Kt=T(class extends A{constructor(e){if(super(e),e.type!==w.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,t,n){let s;n===void 0?n=t:t!==void 0&&(s=t);let i=[],o=[],a=0;for(let h of e)i[a]=s?s(h,a):a,o[a]=n(h,a),a++;return{values:o,keys:i}}render(e,t,n){return this.dt(e,t,n).values}update(e,[t,n,s]){let i=Yt(e),{values:o,keys:a}=this.dt(t,n,s);if(!Array.isArray(i))return this.ut=a,o;let h=this.ut??=[],l=[],m,g,u=0,f=i.length-1,p=0,b=o.length-1;for(;u<=f&&p<=b;)if(i[u]===null)u++;else if(i[f]===null)f--;else if(h[u]===a[p])l[p]=R(i[u],o[p]),u++,p++;else if(h[f]===a[b])l[b]=R(i[f],o[b]),f--,b--;else if(h[u]===a[b])l[b]=R(i[u],o[b]),C(e,l[b+1],i[u]),u++,b--;else if(h[f]===a[p])l[p]=R(i[f],o[p]),C(e,i[u],i[f]),f--,p++;else if(m===void 0&&(m=Jt(a,p,b),g=Jt(h,u,f)),m.has(h[u]))if(m.has(h[f])){let v=g.get(a[p]),ft=v!==void 0?i[v]:null;if(ft===null){let Nt=C(e,i[u]);R(Nt,o[p]),l[p]=Nt}else l[p]=R(ft,o[p]),C(e,i[u],ft),i[v]=null;p++}else st(i[f]),f--;else st(i[u]),u++;for(;p<=b;){let v=C(e,l[b+1]);R(v,o[p]),l[p++]=v}for(;u<=f;){let v=i[u++];v!==null&&st(v)}return this.ut=a,U(e,l),y}});var O=class extends Error{constructor(n,s,i,o=null,a=null){super(i||s);this.status=n;this.title=s;this.detail=i;this.body=o;this.retryAfter=a}status;title;detail;body;retryAfter;get code(){let n=this.body?.code;return typeof n=="string"?n:""}},Ie=new Set;function Xt(e){Ie.add(e)}async function Zt(e){let t=await e.text(),n=Number.parseInt(e.headers.get("Retry-After")??"",10)||null;try{let s=JSON.parse(t);return new O(e.status,s.title??e.statusText,s.detail??"",s,n)}catch{return new O(e.status,e.statusText,"",null,n)}}var Ee=["zero","one","two","few","many","other"],ot={},P=document.documentElement.lang==="ar"?"ar":"en",H=P==="ar"?"ar-OM-u-nu-latn":"en-GB";async function xt(){if(!(P==="en"||Object.keys(ot).length))try{let e=await fetch("/desk/assets/ar.json");e.ok&&(ot=await e.json())}catch{}}function Tt(e,t){return e.replace(/\{(\w+)\}/g,(n,s)=>String(t[s]??n))}function r(e,t={}){let n=ot[e];return Tt(typeof n=="string"?n:e,t)}function Q(e,t,n,s={}){let i=ot[e],o={n:x(n),...s};if(Array.isArray(i)){let a=Ee.indexOf(Le.select(n));return Tt(i[a]??e,o)}return Tt(n===1?e:t,o)}var Ne={day:"numeric",month:"short",year:"numeric",hour:P==="ar"?"numeric":"2-digit",minute:"2-digit"},Le=new Intl.PluralRules("ar"),es=new Intl.NumberFormat(H,{style:"percent",maximumFractionDigits:0}),Oe=new Intl.DateTimeFormat(H,{timeStyle:"short"}),De=new Intl.DateTimeFormat(H,Ne),te=new Map;function x(e,t=0){let n=te.get(t);return n||(n=new Intl.NumberFormat(H,{maximumFractionDigits:t,minimumFractionDigits:t}),te.set(t,n)),n.format(e)}function G(e){if(e==null)return"–";let t=new Date(e*1e3);return kt((t.toDateString()===new Date().toDateString()?Oe:De).format(t))}function kt(e){return P==="ar"?`⁧${e}⁩`:e}var Ce={"unknown case":()=>r("There is no such case, or it is not yours to see."),stale:()=>r("Somebody changed the case meanwhile. Look at it again."),"not allowed":()=>r("Your role may not do that."),state:()=>r("The case cannot be changed like that as it stands."),"saved filter":()=>r("The list cannot be kept under this name."),file:()=>r("This file is not taken: it is too large, or of a kind that is not allowed."),password:()=>r("A password has 12 to 256 characters, and is not easy to guess."),"old password":()=>r("Your current password is another one."),store:()=>r("The store cannot be used now: nothing was changed, try again.")},Ue={400:()=>r("What was sent was not understood."),401:()=>r("Your session has ended. Sign in again in another tab; what you typed stays here."),403:()=>r("This is not allowed."),404:()=>r("This is not there, or not any more."),409:()=>r("This cannot be done as things stand."),412:()=>r("Somebody changed it meanwhile. Look at it again."),413:()=>r("This is too large."),422:()=>r("What was sent was not understood."),507:()=>r("The hotline cannot write it to its disk. Tell an administrator.")},He=5;function ee({status:e,code:t,detail:n,retryAfter:s}){if(P==="en"&&n)return n;let i=Ce[t]?.()??Fe(e,t,s)??Ue[e]?.();return i||(e>=500?r("Something went wrong in the hotline itself. Try again; if it stays so, tell an administrator."):r("This cannot be done as things stand."))}function Fe(e,t,n){let s=n!==null&&n>He?Be(n):null;return t==="busy"?s?r("Many people sign in at this moment. Try again at {time}.",{time:s}):r("Many people sign in at this moment. Try again in a moment."):e===429?s?r("Too many requests. Try again at {time}.",{time:s}):r("Too many requests. Wait a moment and try again."):e!==503?null:s?r("This cannot be done right now. Try again at {time}.",{time:s}):r("This cannot be done right now. Try again in a moment.")}function Be(e){let t=Date.now()+e*1e3;return kt(new Intl.DateTimeFormat(H,{timeStyle:e<120?"medium":"short"}).format(t))}function se(e){return e instanceof O&&e.status===0?r("The hotline cannot be reached. Look at your connection and try again."):e instanceof O?ee(e):r("Something went wrong: {what}",{what:e instanceof Error?e.message:String(e)})}var ne=null;function ie(e,t="good"){ne??=document.body.appendChild(Object.assign(document.createElement("div"),{className:"notices"}));let n=Object.assign(document.createElement("p"),{className:`notice ${t}`,textContent:e});n.setAttribute("role",t==="trouble"?"alert":"status"),ne.append(n),setTimeout(()=>n.remove(),t==="trouble"?12e3:5e3)}var Y=null;Xt(e=>{Y?.remove(),!(e||location.pathname==="/desk/sign-in")&&(Y=document.body.appendChild(document.createElement("div")),Y.className="notices",Y.setAttribute("role","alert"),V(d`<p class="notice trouble">
      ${r("Your session has ended. Sign in again in another tab; what you typed stays here.")}
      <a href="/desk/sign-in?next=/desk/home" target="_blank" rel="noopener">${r("Sign in")}</a>
    </p>`,Y))});var re=63710088e-1;function _t(e){let t=Math.PI/180*re;return{latitude:t,longitude:t*Math.cos(e*Math.PI/180)}}function at(e,t,n){let s=_t(e.centre.latitude);return{x:t.width/2+(n.longitude-e.centre.longitude)*s.longitude/e.metresPerUnit,y:t.height/2-(n.latitude-e.centre.latitude)*s.latitude/e.metresPerUnit}}function oe(e){let t=e.flatMap(i=>i.polygons.flatMap(o=>o[0]??[]));if(!t.length)return null;let n=t.map(i=>i[0]),s=t.map(i=>i[1]);return{south:Math.min(...s),west:Math.min(...n),north:Math.max(...s),east:Math.max(...n)}}function ae(e,t){let n=Math.PI/180,s=Math.sin((t.latitude-e.latitude)*n/2)**2+Math.cos(e.latitude*n)*Math.cos(t.latitude*n)*Math.sin((t.longitude-e.longitude)*n/2)**2;return 2*re*Math.asin(Math.min(1,Math.sqrt(s)))}var k={width:600,height:400},lt=[];async function le(){try{let e=await fetch("/1111/api/map");e.ok&&(lt=(await e.json()).districts)}catch{lt=[]}}function ce(e){let t={centre:e.point,metresPerUnit:10};return d`<div class="city-map">${je(t,e.point)}</div>`}function je(e,t,n=!1){let s=Ge(e);return d`<svg viewBox="0 0 ${k.width} ${k.height}" aria-hidden="true" dir="ltr">
    ${Qe(e)}
    ${lt.map(i=>S`<g class="district">
      ${i.polygons.map(o=>S`<path d=${o.map(a=>We(e,a)).join("")}></path>`)}
    </g>`)}
    ${lt.map(i=>Ve(e,i))}
    ${n?S`<path class="cross" d="M290 200h20M300 190v20"></path>`:c}
    ${t?qe(e,t):c}
    <g class="scale">
      <path d="M20 380h${s.units}"></path>
      <text x="20" y="372">⁨${s.words}⁩</text>
    </g>
  </svg>`}function We(e,t){return`M${t.map(([s,i])=>at(e,k,{latitude:i,longitude:s})).map(({x:s,y:i})=>`${s.toFixed(1)} ${i.toFixed(1)}`).join("L")}Z`}function Ve(e,t){let n=oe([t]);if(!n)return c;let{x:s,y:i}=at(e,k,{latitude:(n.south+n.north)/2,longitude:(n.west+n.east)/2});return s<0||i<0||s>k.width||i>k.height?c:S`<text class="name" x=${s} y=${i}>${t.name[P]??t.name[""]??Object.values(t.name)[0]??""}</text>`}function qe(e,t){let{x:n,y:s}=at(e,k,t);return S`<path class="pin" transform="translate(${n} ${s})" d="M0 0C-4-10-11-14-11-22a11 11 0 1 1 22 0C11-14 4-10 0 0Z"></path>
    <circle class="pin-eye" cx=${n} cy=${s-22} r="4"></circle>`}function Qe(e){let n=_t(e.centre.latitude),s=e.centre.longitude*n.longitude/e.metresPerUnit%100,i=-e.centre.latitude*n.latitude/e.metresPerUnit%100,o="";for(let a=-100-s;a<=k.width+100;a+=100)o+=`M${a.toFixed(1)} 0V${k.height}`;for(let a=-100-i;a<=k.height+100;a+=100)o+=`M0 ${a.toFixed(1)}H${k.width}`;return S`<path class="grid" d=${o}></path>`}function Ge(e){let t=120*e.metresPerUnit,n=10**Math.floor(Math.log10(t)),s=([5,2,1].find(o=>o*n<=t)??1)*n,i=s>=1e3?r("{n} km",{n:x(s/1e3)}):r("{n} m",{n:x(s)});return{units:s/e.metresPerUnit,words:i}}var Ye={new:()=>r("New"),assigned:()=>r("Assigned"),"in progress":()=>r("In progress"),"waiting for citizen":()=>r("Waiting for the citizen"),"waiting for third party":()=>r("Waiting for others"),solved:()=>r("Solved"),closed:()=>r("Closed"),reopened:()=>r("Reopened"),duplicate:()=>r("Duplicate"),rejected:()=>r("Rejected")},ze={low:()=>r("Low"),normal:()=>r("Normal"),high:()=>r("High"),urgent:()=>r("Urgent")},Je={voice:()=>r("Telephone"),email:()=>r("E-mail"),sms:()=>r("Text message"),web:()=>r("Web form"),open311:()=>r("App"),fax:()=>r("Fax"),desk:()=>r("At the desk")};var ue=(e,t)=>e[t]?.()??t,ct=e=>ue(Ye,e),de=e=>ue(ze,e);var ws=Object.keys(Je);function Pt(e){let t=e<0,n=Math.max(1,Math.round(Math.abs(e)/60)),s=n<90?r("{n} min",{n:x(n)}):n<2880?r("{n} h",{n:x(Math.round(n/60))}):Q("{n} day","{n} days",Math.round(n/1440));return t?r("{time} late",{time:s}):r("in {time}",{time:s})}function St(e,t){return e===null?"":e<t?"bad":e<t+4*3600?"warn":""}function he(e){let t=["solved","closed","duplicate","rejected"].includes(e);return d`<span class=${et({tag:!0,good:t,warn:e==="reopened"})}
    >${ct(e)}</span
  >`}function Rt(e){return e==="normal"?c:d`<span class=${et({tag:!0,bad:e==="urgent",warn:e==="high"})}
    >${de(e)}</span
  >`}var ut=class{#t;#e=new Set;#n=!1;constructor(t){this.#t=t}get state(){return this.#t}set(t){this.#t={...this.#t,...t},this.#s()}listen(t){return this.#e.add(t),this.#s(),()=>this.#e.delete(t)}#s(){this.#n||(this.#n=!0,document.hidden?setTimeout(()=>this.#i(),50):requestAnimationFrame(()=>this.#i()))}#i(){this.#n=!1;for(let t of this.#e)t(this.#t)}};var dt=class{#t;#e;#n;#s=null;#i=!1;#r=0;#o=0;constructor(t,n,s=(i,o)=>setTimeout(i,o)){this.#t=t,this.#e=n,this.#n=s}now(){return this.#i=!0,this.#s??=this.#a().finally(()=>this.#s=null),this.#s}async#a(){for(;this.#i;){this.#i=!1;let t=await this.#t().catch(n=>(console.error(n),!1));this.#r=t?0:this.#r+1}this.#l()}#l(){let t=++this.#o,n=this.#r?Math.min(this.#e,1e3*2**(this.#r-1)):this.#e;this.#n(()=>{t===this.#o&&this.now()},n)}};async function pe(e){let t=await createImageBitmap(e,{imageOrientation:"from-image"}),n=Math.min(1,1600/Math.max(t.width,t.height)),s=document.createElement("canvas");return s.width=Math.round(t.width*n),s.height=Math.round(t.height*n),s.getContext("2d")?.drawImage(t,0,0,s.width,s.height),t.close(),new Promise((i,o)=>{s.toBlob(a=>a?i(a):o(new Error("no picture")),"image/jpeg",.82)})}function me(e){try{return Ke(new DataView(e))}catch{return null}}function Ke(e){if(e.getUint16(0)!==65496)return null;for(let t=2;t+4<e.byteLength;t+=2+e.getUint16(t+2)){let n=e.getUint16(t);if(n===65505&&e.getUint32(t+4)===1165519206)return Xe(e,t+10);if(n<65281||n===65498)return null}return null}function Xe(e,t){let n=e.getUint16(t)===18761,s=m=>{let g=new Map,u=e.getUint16(t+m,n);for(let f=0;f<u;f+=1){let p=t+m+2+12*f;g.set(e.getUint16(p,n),p+8)}return g},i=s(e.getUint32(t+4,n)).get(34853);if(i===void 0)return null;let o=s(e.getUint32(i,n)),a=(m,g,u)=>{let f=t+e.getUint32(o.get(m),n),p=v=>e.getUint32(f+8*v,n)/e.getUint32(f+8*v+4,n),b=p(0)+p(1)/60+p(2)/3600;return String.fromCharCode(e.getUint8(o.get(g)))===u?-b:b};if(!o.has(2)||!o.has(4))return null;let h={latitude:a(2,1,"S"),longitude:a(4,3,"W")};return Number.isFinite(h.latitude)&&Math.abs(h.latitude)<=90&&Math.abs(h.longitude)<=180&&(h.latitude||h.longitude)?h:null}async function fe(e,t){let n=(await e.all()).filter(s=>!s.refused).sort((s,i)=>s.at-i.at);for(let s of n){let i=await t(s);if(i.kind==="taken")await e.remove(s.key);else if(i.kind==="refused")await e.put({...s,refused:i.why});else return i.kind}return"taken"}function ge(e,t){return e>=200&&e<300?{kind:"taken"}:e===401?{kind:"signed out"}:e===0||e===408||e===429||e>=500?{kind:"later"}:{kind:"refused",why:t}}var Mt="reports";async function $e(){let e=await new Promise((n,s)=>{let i=indexedDB.open("hotline-field",1);i.onupgradeneeded=()=>i.result.createObjectStore(Mt,{keyPath:"key"}),i.onsuccess=()=>n(i.result),i.onerror=()=>s(i.error)}),t=(n,s)=>new Promise((i,o)=>{let a=e.transaction(Mt,n),h=s(a.objectStore(Mt));a.oncomplete=()=>i(h.result),a.onerror=()=>o(a.error),a.onabort=()=>o(a.error)});return{all:()=>t("readonly",n=>n.getAll()),put:async n=>{await t("readwrite",s=>s.put(n))},remove:async n=>{await t("readwrite",s=>s.delete(n))}}}var Ze=15e3,tn="hotline-field-jobs",ht="hotline-field-leaving",pt=class{constructor(t){this.atDesk=t;this.base=t?"/desk/api/field":"/field/api"}atDesk;store=new ut({signedIn:null,reached:null,name:"",jobs:[],at:0,open:"",order:"time",here:null,note:"",public:!1,withPlace:!0,photos:[],queue:[],trouble:"",linkAsked:!1});base;#t=null;#e=new dt(()=>this.#s(),Ze);#n=!1;async begin(){this.#t=await $e(),await this.#c(),this.atDesk||navigator.serviceWorker?.register("/field/worker.js",{scope:"/field"}).catch(()=>{});let t=localStorage.getItem(this.#o);t&&this.store.set({...JSON.parse(t),signedIn:!0}),window.addEventListener("online",()=>{this.sync()}),await this.sync()}sync(){return this.#e.now()}async#s(){if(!this.#t||!await this.#r())return!1;let t=await fe(this.#t,n=>this.#u(n));return t==="signed out"&&this.#a(),await this.#c(),await this.#i()&&t!=="later"}async#i(){try{let t=await fetch(`${this.base}/jobs`,{headers:{Accept:"application/json"}});if(this.store.set({reached:t.status<500}),(t.status===401||t.status===403)&&this.#a(),!t.ok)return t.status<500;let n=await t.json();this.#n=n.photo_place;let s={name:n.name,jobs:n.jobs,at:n.at};return localStorage.setItem(this.#o,JSON.stringify(s)),this.store.set({...s,signedIn:!0,trouble:""}),!0}catch{return this.store.set({reached:!1}),!1}}open(t){for(let n of this.store.state.photos)URL.revokeObjectURL(n.url);this.store.set({open:t,note:"",public:!1,photos:[],trouble:""})}async addPhotos(t){for(let n of t??[])try{let s=this.#n?me(await n.slice(0,262144).arrayBuffer()):null,i=await pe(n),o=[...this.store.state.photos,{blob:i,url:URL.createObjectURL(i),place:s}].slice(-3);this.store.set({photos:o})}catch{this.store.set({trouble:r("This photo cannot be read.")})}}async report(t){let{note:n,photos:s,open:i,here:o,withPlace:a}=this.store.state;if(t==="cannot"&&!n.trim())return this.store.set({trouble:r("Write why it cannot be done.")}),!1;let h=(a?o:null)??s.find(g=>g.place)?.place??null,l=crypto.randomUUID?.()??`${Date.now()}-${Math.random()}`,m={key:l,reference:i,action:t,note:n};return this.store.state.public&&(m.public="yes"),h&&Object.assign(m,{latitude:String(h.latitude),longitude:String(h.longitude)}),await this.#t?.put({key:l,reference:i,fields:m,photos:s.map(g=>g.blob),at:Date.now(),refused:""}),this.open(""),await this.#c(),this.sync(),!0}async drop(t){await this.#t?.remove(t),await this.#c()}locate(t=()=>{}){navigator.geolocation?.getCurrentPosition(({coords:n})=>{this.store.set({here:{latitude:n.latitude,longitude:n.longitude}}),t()},()=>this.store.set({here:null,trouble:r("The place of this telephone is not known.")}),{enableHighAccuracy:!0,timeout:15e3,maximumAge:6e4})}metres(t){let{here:n}=this.store.state;return!n||t.latitude===null||t.longitude===null?null:ae(n,{latitude:t.latitude,longitude:t.longitude})}async askForLink(t){let n=await this.#l("link",{number:t});this.store.set(n?.ok?{linkAsked:!0,trouble:""}:{trouble:await It(n)})}async signIn(t){let n=await this.#l("sign-in",{token:t});n?.ok?(localStorage.removeItem(ht),await this.sync()):n?.status===403?this.store.set({signedIn:!1,trouble:r("This link was used already or is too old. Ask for another one.")}):this.store.set({trouble:await It(n)})}async signOut(){localStorage.setItem(ht,"yes"),this.#a(),await this.sync()}async#r(){if(!localStorage.getItem(ht))return!0;let t=await this.#l("sign-out",{});return this.store.set({reached:t!==null&&t.status<500}),t?.ok?(localStorage.removeItem(ht),!0):!1}get#o(){return`${tn}${this.base}`}#a(){localStorage.removeItem(this.#o),this.store.set({signedIn:!1,jobs:[],name:"",open:"",linkAsked:!1})}async#l(t,n){try{return await fetch(`/field/api/${t}`,{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify(n)})}catch{return null}}async#u(t){let n=new FormData;for(let[i,o]of Object.entries(t.fields))n.append(i,o);t.photos.forEach((i,o)=>n.append("photo",i,`photo-${o+1}.jpg`));let s=document.cookie.match(/(?:^|; )hotline_csrf=([^;]*)/)?.[1]??"";try{let i=await fetch(`${this.base}/reports`,{method:"POST",body:n,headers:{"X-CSRF-Token":decodeURIComponent(s)}});return ge(i.status,i.ok?"":await It(i))}catch{return{kind:"later"}}}async#c(){this.store.set({queue:await this.#t?.all()??[]})}};async function It(e){return e?se(await Zt(e)):r("The hotline cannot be reached. Trying again…")}function be(e){return d`<section class="card" role="status">
      <h1>${r("Without network")}</h1>
      <p>
        ${r("No jobs are kept on this telephone: nobody is signed in. As soon as there is a network, sign in here.")}
      </p>
    </section>
    ${mt(e)}`}function mt(e){let t=e.filter(n=>!n.refused).sort((n,s)=>n.at-s.at);return t.length?d`<section class="card">
    <h2>${r("Kept on this telephone")}</h2>
    <ul class="kept">
      ${t.map(n=>d`<li>
            <span class="number">${n.reference}</span> · ${en(n.fields.action??"")} ·
            <span class="soft">${G(n.at/1e3)}</span>
            ${n.fields.note?d`<br /><span dir="auto">${n.fields.note}</span>`:c}
          </li>`)}
    </ul>
    <p class="soft">${r("They are sent as soon as you are signed in.")}</p>
  </section>`:c}function en(e){return{"on the way":r("On the way"),started:r("Working"),done:r("Done"),cannot:r("It cannot be done")}[e]??e}await xt();var $=new pt(location.pathname.startsWith("/desk/"));$.store.listen(ye);var Et=location.hash.length>40?location.hash.slice(1):"";le().then(ye);Et&&history.replaceState(null,"",location.pathname);addEventListener("hashchange",()=>location.reload());await $.begin();function ye(){let e=$.store.state,t=e.jobs.find(n=>n.reference===e.open);V(d`<a class="skip" href="#content">${r("Skip to the content")}</a>
      <main id="content" class="field">
        ${sn(e)}
        ${e.trouble?d`<p class="trouble" role="alert" dir="auto">${e.trouble}</p>`:c}
        ${nn(e,t)}
      </main>`,document.body)}function nn(e,t){return Et&&!e.signedIn?d`${rn()} ${mt(e.queue)}`:!e.signedIn&&e.reached===!1?be(e.queue):e.signedIn===!1?d`${on(e)} ${mt(e.queue)}`:t?cn(e,t):an(e)}function sn(e){let t=e.queue.filter(s=>!s.refused),n=e.queue.filter(s=>s.refused);return d`<div class="field-queue ${t.length?"waits":""}" role="status">
      ${t.length?d`<span
                >${Q("{n} report is not sent yet","{n} reports are not sent yet",t.length)}
                ${navigator.onLine?c:d`<br />${r("Without network: kept here, and sent as soon as there is one.")}`}</span
              >
              <button class="plain" @click=${()=>{$.sync()}}>${r("Send now")}</button>`:d`<span>✓ ${r("Everything is sent.")}</span>`}
    </div>
    ${n.map(s=>d`<div class="trouble row between" role="alert">
          <span
            ><span class="number">${s.reference}</span>
            <span dir="auto">${r("Refused: {why}",{why:s.refused})}</span></span
          >
          <button class="plain" @click=${()=>{$.drop(s.key)}}>${r("Throw away")}</button>
        </div>`)}`}function rn(){return d`<section class="card">
    <h1>${r("Sign in with your team's telephone")}</h1>
    <button class="big" @click=${()=>{$.signIn(Et)}}>${r("Open my jobs")}</button>
  </section>`}function on(e){if($.atDesk)return d`<section class="card">
      <a class="button big" href="/desk/sign-in?next=/desk/field">${r("Sign in")}</a>
    </section>`;let t=n=>{n.preventDefault(),$.askForLink(String(new FormData(n.target).get("number")))};return d`<section class="card">
    <h1>${r("Sign in with your team's telephone")}</h1>
    ${e.linkAsked?d`<p role="status">
            ${r("If this number is registered, a link is on its way. It is good once, for some minutes.")}
          </p>`:d`<form class="stack" @submit=${t}>
            <p>${r("A link comes by text message to the registered telephone.")}</p>
            <label
              >${r("Telephone number of the team")}<input
                name="number"
                type="tel"
                required
                dir="ltr"
                autocomplete="tel"
            /></label>
            <button class="big">${r("Send me a link")}</button>
          </form>`}
  </section>`}function an(e){let t=[...e.jobs];e.order==="distance"&&t.sort((s,i)=>($.metres(s)??1/0)-($.metres(i)??1/0));let n=()=>$.locate(()=>$.store.set({order:"distance"}));return d`<header>
      <h1>${r("Jobs of {team}",{team:e.name})}</h1>
      <div class="row" role="group">
        <button
          class=${e.order==="time"?"":"plain"}
          aria-pressed=${e.order==="time"}
          @click=${()=>$.store.set({order:"time"})}>
          ${r("By time")}
        </button>
        <button
          class=${e.order==="distance"?"":"plain"}
          aria-pressed=${e.order==="distance"}
          @click=${n}>
          ${r("By distance")}
        </button>
      </div>
    </header>
    ${e.signedIn&&e.reached===!1?d`<p class="soft" role="status">${r("Without network: the jobs are those of {when}.",{when:G(e.at)})}</p>`:c}
    ${t.length?c:d`<p class="soft">${e.signedIn===null?r("Loading…"):r("Nothing is open for your team.")}</p>`}
    <ul class="jobs">
      ${t.map(s=>d`<li>
            <button
              class="job"
              @click=${()=>{$.open(s.reference),scrollTo(0,0)}}>
              <span class="job-title"><bdi>${s.subject}</bdi></span>
              <span class="soft"
                ><span class="number">${s.reference}</span>
                ${s.place?d`· <bdi>${s.place}</bdi>`:c}</span
              >
              <span class="row"
                >${he(s.status)} ${Rt(s.priority)} ${we(s)} ${ln(s)}
                ${e.queue.some(i=>i.reference===s.reference)?d`<span class="tag warn">…</span>`:c}</span
              >
            </button>
          </li>`)}
    </ul>
    ${$.atDesk||!e.signedIn?c:d`<button class="quiet" @click=${()=>{$.signOut()}}>${r("Sign out")}</button>`}`}function we(e){if(e.due_at===null)return c;let t=Date.now()/1e3;return d`<span class="due ${St(e.due_at,t)}">${Pt(e.due_at-t)}</span>`}function ln(e){let t=$.metres(e);return t===null?c:d`<span class="soft"
    >${t<1e3?r("{n} m",{n:x(t)}):r("{n} km",{n:x(t/1e3,1)})}</span
  >`}function cn(e,t){let n=async i=>{await $.report(i)&&ie(r("Kept. It is being sent."))},s=t.latitude!==null&&t.longitude!==null?{latitude:t.latitude,longitude:t.longitude}:null;return d`<button class="quiet back" @click=${()=>$.open("")}>${r("Back to the jobs")}</button>
    <h1><bdi>${t.subject}</bdi></h1>
    <p class="row">
      <span class="number">${t.reference}</span>
      <span class="tag">${ct(t.status)}</span> ${Rt(t.priority)} ${we(t)}
    </p>
    ${t.place?d`<p dir="auto">${t.place}</p>`:c}
    ${s?d`${ce({point:s})}<a class="button plain" href="geo:${s.latitude},${s.longitude}?q=${s.latitude},${s.longitude}">${r("Show on the map of the telephone")}</a>`:c}
    <div class="actions">
      <button class="big" @click=${()=>{n("on the way")}}>${r("On the way")}</button>
      <button class="big" @click=${()=>{n("started")}}>${r("Working")}</button>
    </div>
    <label
      >${r("What did you do? What is needed?")}<textarea
        rows="3"
        maxlength="1900"
        dir="auto"
        .value=${e.note}
        @input=${i=>$.store.set({note:i.target.value})}></textarea>
    </label>
    <label class="row"
      ><input
        type="checkbox"
        .checked=${e.public}
        @change=${i=>$.store.set({public:i.target.checked})} />
      ${r("The citizen can read it")}</label
    >
    <label class="button plain photo"
      >📷 ${r("Take a photo")}<input
        class="unseen"
        type="file"
        accept="image/*"
        capture="environment"
        @change=${i=>{$.addPhotos(i.target.files)}}
    /></label>
    ${e.photos.length?d`<div class="photos" role="status"><span class="unseen">${Q("{n} photo","{n} photos",e.photos.length)}</span>${e.photos.map(i=>d`<img src=${i.url} alt="" />`)}</div>`:c}
    <label class="row"
      ><input
        type="checkbox"
        .checked=${e.withPlace&&e.here!==null}
        @change=${i=>{let o=i.target.checked;$.store.set({withPlace:o}),o&&$.locate()}} />
      ${r("Send the place of this telephone")}</label
    >
    <div class="actions">
      <button class="big good" @click=${()=>{n("done")}}>${r("Done")}</button>
      <button class="big bad" @click=${()=>{n("cannot")}}>${r("It cannot be done")}</button>
    </div>`}
/*! Bundled license information:

lit-html/lit-html.js:
lit-html/directive.js:
lit-html/async-directive.js:
lit-html/directives/repeat.js:
  (**
   * @license
   * Copyright 2017 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/class-map.js:
lit-html/directives/if-defined.js:
  (**
   * @license
   * Copyright 2018 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directive-helpers.js:
lit-html/directives/live.js:
lit-html/directives/ref.js:
  (**
   * @license
   * Copyright 2020 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)

lit-html/directives/keyed.js:
  (**
   * @license
   * Copyright 2021 Google LLC
   * SPDX-License-Identifier: BSD-3-Clause
   *)
*/
