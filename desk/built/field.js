var ht=globalThis,St=e=>e,G=ht.trustedTypes,Rt=G?G.createPolicy("lit-html",{createHTML:e=>e}):void 0,pt="$lit$",k=`lit$${Math.random().toFixed(9).slice(2)}$`,mt="?"+k,pe=`<${mt}>`,E=document,B=()=>E.createComment(""),F=e=>e===null||typeof e!="object"&&typeof e!="function",ft=Array.isArray,Ct=e=>ft(e)||typeof e?.[Symbol.iterator]=="function",dt=`[ 	
\f\r]`,H=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Mt=/-->/g,Et=/>/g,R=RegExp(`>|${dt}(?:([^\\s"'>=/]+)(${dt}*=${dt}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),It=/'/g,Nt=/"/g,Ot=/^(?:script|style|textarea|title)$/i,gt=e=>(t,...n)=>({_$litType$:e,strings:t,values:n}),p=gt(1),P=gt(2),Ge=gt(3),y=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),Lt=new WeakMap,M=E.createTreeWalker(E,129);function Dt(e,t){if(!ft(e)||!e.hasOwnProperty("raw"))throw Error("invalid template strings array");return Rt!==void 0?Rt.createHTML(t):t}var Ut=(e,t)=>{let n=e.length-1,s=[],i,r=t===2?"<svg>":t===3?"<math>":"",a=H;for(let d=0;d<n;d++){let l=e[d],m,g,c=-1,f=0;for(;f<l.length&&(a.lastIndex=f,g=a.exec(l),g!==null);)f=a.lastIndex,a===H?g[1]==="!--"?a=Mt:g[1]!==void 0?a=Et:g[2]!==void 0?(Ot.test(g[2])&&(i=RegExp("</"+g[2],"g")),a=R):g[3]!==void 0&&(a=R):a===R?g[0]===">"?(a=i??H,c=-1):g[1]===void 0?c=-2:(c=a.lastIndex-g[2].length,m=g[1],a=g[3]===void 0?R:g[3]==='"'?Nt:It):a===Nt||a===It?a=R:a===Mt||a===Et?a=H:(a=R,i=void 0);let h=a===R&&e[d+1].startsWith("/>")?" ":"";r+=a===H?l+pe:c>=0?(s.push(m),l.slice(0,c)+pt+l.slice(c)+k+h):l+k+(c===-2?d:h)}return[Dt(e,r+(e[n]||"<?>")+(t===2?"</svg>":t===3?"</math>":"")),s]},j=class e{constructor({strings:t,_$litType$:n},s){let i;this.parts=[];let r=0,a=0,d=t.length-1,l=this.parts,[m,g]=Ut(t,n);if(this.el=e.createElement(m,s),M.currentNode=this.el.content,n===2||n===3){let c=this.el.content.firstChild;c.replaceWith(...c.childNodes)}for(;(i=M.nextNode())!==null&&l.length<d;){if(i.nodeType===1){if(i.hasAttributes())for(let c of i.getAttributeNames())if(c.endsWith(pt)){let f=g[a++],h=i.getAttribute(c).split(k),b=/([.?@])?(.*)/.exec(f);l.push({type:1,index:r,name:b[2],strings:h,ctor:b[1]==="."?Y:b[1]==="?"?J:b[1]==="@"?K:N}),i.removeAttribute(c)}else c.startsWith(k)&&(l.push({type:6,index:r}),i.removeAttribute(c));if(Ot.test(i.tagName)){let c=i.textContent.split(k),f=c.length-1;if(f>0){i.textContent=G?G.emptyScript:"";for(let h=0;h<f;h++)i.append(c[h],B()),M.nextNode(),l.push({type:2,index:++r});i.append(c[f],B())}}}else if(i.nodeType===8)if(i.data===mt)l.push({type:2,index:r});else{let c=-1;for(;(c=i.data.indexOf(k,c+1))!==-1;)l.push({type:7,index:r}),c+=k.length-1}r++}}static createElement(t,n){let s=E.createElement("template");return s.innerHTML=t,s}};function I(e,t,n=e,s){if(t===y)return t;let i=s!==void 0?n._$Co?.[s]:n._$Cl,r=F(t)?void 0:t._$litDirective$;return i?.constructor!==r&&(i?._$AO?.(!1),r===void 0?i=void 0:(i=new r(e),i._$AT(e,n,s)),s!==void 0?(n._$Co??=[])[s]=i:n._$Cl=i),i!==void 0&&(t=I(e,i._$AS(e,t.values),i,s)),t}var z=class{constructor(t,n){this._$AV=[],this._$AN=void 0,this._$AD=t,this._$AM=n}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(t){let{el:{content:n},parts:s}=this._$AD,i=(t?.creationScope??E).importNode(n,!0);M.currentNode=i;let r=M.nextNode(),a=0,d=0,l=s[0];for(;l!==void 0;){if(a===l.index){let m;l.type===2?m=new O(r,r.nextSibling,this,t):l.type===1?m=new l.ctor(r,l.name,l.strings,this,t):l.type===6&&(m=new X(r,this,t)),this._$AV.push(m),l=s[++d]}a!==l?.index&&(r=M.nextNode(),a++)}return M.currentNode=E,i}p(t){let n=0;for(let s of this._$AV)s!==void 0&&(s.strings!==void 0?(s._$AI(t,s,n),n+=s.strings.length-2):s._$AI(t[n])),n++}},O=class e{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(t,n,s,i){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=t,this._$AB=n,this._$AM=s,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let t=this._$AA.parentNode,n=this._$AM;return n!==void 0&&t?.nodeType===11&&(t=n.parentNode),t}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(t,n=this){t=I(this,t,n),F(t)?t===u||t==null||t===""?(this._$AH!==u&&this._$AR(),this._$AH=u):t!==this._$AH&&t!==y&&this._(t):t._$litType$!==void 0?this.$(t):t.nodeType!==void 0?this.T(t):Ct(t)?this.k(t):this._(t)}O(t){return this._$AA.parentNode.insertBefore(t,this._$AB)}T(t){this._$AH!==t&&(this._$AR(),this._$AH=this.O(t))}_(t){this._$AH!==u&&F(this._$AH)?this._$AA.nextSibling.data=t:this.T(E.createTextNode(t)),this._$AH=t}$(t){let{values:n,_$litType$:s}=t,i=typeof s=="number"?this._$AC(t):(s.el===void 0&&(s.el=j.createElement(Dt(s.h,s.h[0]),this.options)),s);if(this._$AH?._$AD===i)this._$AH.p(n);else{let r=new z(i,this),a=r.u(this.options);r.p(n),this.T(a),this._$AH=r}}_$AC(t){let n=Lt.get(t.strings);return n===void 0&&Lt.set(t.strings,n=new j(t)),n}k(t){ft(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,s,i=0;for(let r of t)i===n.length?n.push(s=new e(this.O(B()),this.O(B()),this,this.options)):s=n[i],s._$AI(r),i++;i<n.length&&(this._$AR(s&&s._$AB.nextSibling,i),n.length=i)}_$AR(t=this._$AA.nextSibling,n){for(this._$AP?.(!1,!0,n);t!==this._$AB;){let s=St(t).nextSibling;St(t).remove(),t=s}}setConnected(t){this._$AM===void 0&&(this._$Cv=t,this._$AP?.(t))}},N=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(t,n,s,i,r){this.type=1,this._$AH=u,this._$AN=void 0,this.element=t,this.name=n,this._$AM=i,this.options=r,s.length>2||s[0]!==""||s[1]!==""?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=u}_$AI(t,n=this,s,i){let r=this.strings,a=!1;if(r===void 0)t=I(this,t,n,0),a=!F(t)||t!==this._$AH&&t!==y,a&&(this._$AH=t);else{let d=t,l,m;for(t=r[0],l=0;l<r.length-1;l++)m=I(this,d[s+l],n,l),m===y&&(m=this._$AH[l]),a||=!F(m)||m!==this._$AH[l],m===u?t=u:t!==u&&(t+=(m??"")+r[l+1]),this._$AH[l]=m}a&&!i&&this.j(t)}j(t){t===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,t??"")}},Y=class extends N{constructor(){super(...arguments),this.type=3}j(t){this.element[this.name]=t===u?void 0:t}},J=class extends N{constructor(){super(...arguments),this.type=4}j(t){this.element.toggleAttribute(this.name,!!t&&t!==u)}},K=class extends N{constructor(t,n,s,i,r){super(t,n,s,i,r),this.type=5}_$AI(t,n=this){if((t=I(this,t,n,0)??u)===y)return;let s=this._$AH,i=t===u&&s!==u||t.capture!==s.capture||t.once!==s.once||t.passive!==s.passive,r=t!==u&&(s===u||i);i&&this.element.removeEventListener(this.name,this,s),r&&this.element.addEventListener(this.name,this,t),this._$AH=t}handleEvent(t){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,t):this._$AH.handleEvent(t)}},X=class{constructor(t,n,s){this.element=t,this.type=6,this._$AN=void 0,this._$AM=n,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(t){I(this,t)}},Ht={M:pt,P:k,A:mt,C:1,L:Ut,R:z,D:Ct,V:I,I:O,H:N,N:J,U:K,B:Y,F:X},me=ht.litHtmlPolyfillSupport;me?.(j,O),(ht.litHtmlVersions??=[]).push("3.3.3");var W=(e,t,n)=>{let s=n?.renderBefore??t,i=s._$litPart$;if(i===void 0){let r=n?.renderBefore??null;s._$litPart$=i=new O(t.insertBefore(B(),r),r,void 0,n??{})}return i._$AI(e),i};var v={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},x=e=>(...t)=>({_$litDirective$:e,values:t}),A=class{constructor(t){}get _$AU(){return this._$AM._$AU}_$AT(t,n,s){this._$Ct=t,this._$AM=n,this._$Ci=s}_$AS(t,n){return this.update(t,n)}update(t,n){return this.render(...n)}};var Z=x(class extends A{constructor(e){if(super(e),e.type!==v.ATTRIBUTE||e.name!=="class"||e.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(e){return" "+Object.keys(e).filter(t=>e[t]).join(" ")+" "}update(e,[t]){if(this.st===void 0){this.st=new Set,e.strings!==void 0&&(this.nt=new Set(e.strings.join(" ").split(/\s/).filter(s=>s!=="")));for(let s in t)t[s]&&!this.nt?.has(s)&&this.st.add(s);return this.render(t)}let n=e.element.classList;for(let s of this.st)s in t||(n.remove(s),this.st.delete(s));for(let s in t){let i=!!t[s];i===this.st.has(s)||this.nt?.has(s)||(i?(n.add(s),this.st.add(s)):(n.remove(s),this.st.delete(s)))}return y}});var{I:fe}=Ht,Bt=e=>e;var tt=e=>e.strings===void 0,Ft=()=>document.createComment(""),D=(e,t,n)=>{let s=e._$AA.parentNode,i=t===void 0?e._$AB:t._$AA;if(n===void 0){let r=s.insertBefore(Ft(),i),a=s.insertBefore(Ft(),i);n=new fe(r,a,e,e.options)}else{let r=n._$AB.nextSibling,a=n._$AM,d=a!==e;if(d){let l;n._$AQ?.(e),n._$AM=e,n._$AP!==void 0&&(l=e._$AU)!==a._$AU&&n._$AP(l)}if(r!==i||d){let l=n._$AA;for(;l!==r;){let m=Bt(l).nextSibling;Bt(s).insertBefore(l,i),l=m}}}return n},S=(e,t,n=e)=>(e._$AI(t,n),e),ge={},U=(e,t=ge)=>e._$AH=t,jt=e=>e._$AH,et=e=>{e._$AR(),e._$AA.remove()};var $e=x(class extends A{constructor(){super(...arguments),this.key=u}render(e,t){return this.key=e,t}update(e,[t,n]){return t!==this.key&&(U(e),this.key=t),n}});var be=x(class extends A{constructor(e){if(super(e),e.type!==v.PROPERTY&&e.type!==v.ATTRIBUTE&&e.type!==v.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!tt(e))throw Error("`live` bindings can only contain a single expression")}render(e){return e}update(e,[t]){if(t===y||t===u)return t;let n=e.element,s=e.name;if(e.type===v.PROPERTY){if(t===n[s])return y}else if(e.type===v.BOOLEAN_ATTRIBUTE){if(!!t===n.hasAttribute(s))return y}else if(e.type===v.ATTRIBUTE&&n.getAttribute(s)===t+"")return y;return U(e),t}});var V=(e,t)=>{let n=e._$AN;if(n===void 0)return!1;for(let s of n)s._$AO?.(t,!1),V(s,t);return!0},nt=e=>{let t,n;do{if((t=e._$AM)===void 0)break;n=t._$AN,n.delete(e),e=t}while(n?.size===0)},Wt=e=>{for(let t;t=e._$AM;e=t){let n=t._$AN;if(n===void 0)t._$AN=n=new Set;else if(n.has(e))break;n.add(e),we(t)}};function ye(e){this._$AN!==void 0?(nt(this),this._$AM=e,Wt(this)):this._$AM=e}function ve(e,t=!1,n=0){let s=this._$AH,i=this._$AN;if(i!==void 0&&i.size!==0)if(t)if(Array.isArray(s))for(let r=n;r<s.length;r++)V(s[r],!1),nt(s[r]);else s!=null&&(V(s,!1),nt(s));else V(this,e)}var we=e=>{e.type==v.CHILD&&(e._$AP??=ve,e._$AQ??=ye)},st=class extends A{constructor(){super(...arguments),this._$AN=void 0}_$AT(t,n,s){super._$AT(t,n,s),Wt(this),this.isConnected=t._$AU}_$AO(t,n=!0){t!==this.isConnected&&(this.isConnected=t,t?this.reconnected?.():this.disconnected?.()),n&&(V(this,t),nt(this))}setValue(t){if(tt(this._$Ct))this._$Ct._$AI(t,this);else{let n=[...this._$Ct._$AH];n[this._$Ci]=t,this._$Ct._$AI(n,this,0)}}disconnected(){}reconnected(){}};var $t=new WeakMap,Ae=x(class extends st{render(e){return u}update(e,[t]){let n=t!==this.G;return n&&this.rt(void 0),(n||this.lt!==this.ct)&&(this.G=t,this.ht=e.options?.host,this.rt(this.ct=e.element)),u}rt(e){if(this.G!==void 0)if(this.isConnected||(e=void 0),typeof this.G=="function"){let t=this.ht??globalThis,n=$t.get(t);n===void 0&&(n=new WeakMap,$t.set(t,n)),n.get(this.G)!==void 0&&this.G.call(this.ht,void 0),n.set(this.G,e),e!==void 0&&this.G.call(this.ht,e)}else this.G.value=e}get lt(){return typeof this.G=="function"?$t.get(this.ht??globalThis)?.get(this.G):this.G?.value}disconnected(){this.lt===this.ct&&this.rt(void 0)}reconnected(){this.rt(this.ct)}});var Vt=(e,t,n)=>{let s=new Map;for(let i=t;i<=n;i++)s.set(e[i],i);return s},Qt=x(class extends A{constructor(e){if(super(e),e.type!==v.CHILD)throw Error("repeat() can only be used in text expressions")}dt(e,t,n){let s;n===void 0?n=t:t!==void 0&&(s=t);let i=[],r=[],a=0;for(let d of e)i[a]=s?s(d,a):a,r[a]=n(d,a),a++;return{values:r,keys:i}}render(e,t,n){return this.dt(e,t,n).values}update(e,[t,n,s]){let i=jt(e),{values:r,keys:a}=this.dt(t,n,s);if(!Array.isArray(i))return this.ut=a,r;let d=this.ut??=[],l=[],m,g,c=0,f=i.length-1,h=0,b=r.length-1;for(;c<=f&&h<=b;)if(i[c]===null)c++;else if(i[f]===null)f--;else if(d[c]===a[h])l[h]=S(i[c],r[h]),c++,h++;else if(d[f]===a[b])l[b]=S(i[f],r[b]),f--,b--;else if(d[c]===a[b])l[b]=S(i[c],r[b]),D(e,l[b+1],i[c]),c++,b--;else if(d[f]===a[h])l[h]=S(i[f],r[h]),D(e,i[c],i[f]),f--,h++;else if(m===void 0&&(m=Vt(a,h,b),g=Vt(d,c,f)),m.has(d[c]))if(m.has(d[f])){let w=g.get(a[h]),ut=w!==void 0?i[w]:null;if(ut===null){let Pt=D(e,i[c]);S(Pt,r[h]),l[h]=Pt}else l[h]=S(ut,r[h]),D(e,i[c],ut),i[w]=null;h++}else et(i[f]),f--;else et(i[c]),c++;for(;h<=b;){let w=D(e,l[b+1]);S(w,r[h]),l[h++]=w}for(;c<=f;){let w=i[c++];w!==null&&et(w)}return this.ut=a,U(e,l),y}});var L=class extends Error{constructor(n,s,i,r=null,a=null){super(i||s);this.status=n;this.title=s;this.detail=i;this.body=r;this.retryAfter=a}status;title;detail;body;retryAfter;get code(){let n=this.body?.code;return typeof n=="string"?n:""}},xe=new Set;function qt(e){xe.add(e)}var Te=["zero","one","two","few","many","other"],yt={},C=document.documentElement.lang==="ar"?"ar":"en",_e=C==="ar"?"ar-OM-u-nu-latn":"en-GB";async function vt(){if(C==="en")return;let e=await fetch("/desk/assets/ar.json");e.ok&&(yt=await e.json())}function bt(e,t){return e.replace(/\{(\w+)\}/g,(n,s)=>String(t[s]??n))}function o(e,t={}){let n=yt[e];return bt(typeof n=="string"?n:e,t)}function Q(e,t,n,s={}){let i=yt[e],r={n:T(n),...s};if(Array.isArray(i)){let a=Te.indexOf(new Intl.PluralRules("ar").select(n));return bt(i[a]??e,r)}return bt(n===1?e:t,r)}function T(e,t=0){return new Intl.NumberFormat(_e,{maximumFractionDigits:t,minimumFractionDigits:t}).format(e)}var ke={"unknown case":()=>o("There is no such case, or it is not yours to see."),stale:()=>o("Somebody changed the case meanwhile. Look at it again."),"not allowed":()=>o("Your role may not do that."),state:()=>o("The case cannot be changed like that as it stands."),"saved filter":()=>o("The list cannot be kept under this name."),file:()=>o("This file is not taken: it is too large, or of a kind that is not allowed."),store:()=>o("The store cannot be used now: nothing was changed, try again.")},Pe={400:()=>o("What was sent was not understood."),403:()=>o("This is not allowed."),404:()=>o("This is not there, or not any more."),409:()=>o("This cannot be done as things stand."),412:()=>o("Somebody changed it meanwhile. Look at it again."),413:()=>o("This is too large."),422:()=>o("What was sent was not understood."),429:()=>o("Too many requests. Wait a moment and try again."),503:()=>o("This cannot be done right now. Try again in a moment.")};function Gt(e,t,n=0){return C==="en"?t:ke[e]?.()??Pe[n]?.()??t}function Yt(e){return e instanceof L&&e.status===0?o("The hotline cannot be reached. Trying again…"):e instanceof L?Gt(e.code,e.detail||e.title,e.status):o("Something went wrong: {what}",{what:e instanceof Error?e.message:String(e)})}var zt=null;function Jt(e,t="good"){zt??=document.body.appendChild(Object.assign(document.createElement("div"),{className:"notices"}));let n=Object.assign(document.createElement("p"),{className:`notice ${t}`,textContent:e});n.setAttribute("role",t==="trouble"?"alert":"status"),zt.append(n),setTimeout(()=>n.remove(),t==="trouble"?12e3:5e3)}var q=null;qt(e=>{q?.remove(),!(e||location.pathname==="/desk/sign-in")&&(q=document.body.appendChild(document.createElement("div")),q.className="notices",q.setAttribute("role","alert"),W(p`<p class="notice trouble">
      ${o("Your session has ended. Sign in again in another tab; what you typed stays here.")}
      <a href="/desk/sign-in?next=/desk/home" target="_blank" rel="noopener">${o("Sign in")}</a>
    </p>`,q))});var Kt=63710088e-1;function wt(e){let t=Math.PI/180*Kt;return{latitude:t,longitude:t*Math.cos(e*Math.PI/180)}}function it(e,t,n){let s=wt(e.centre.latitude);return{x:t.width/2+(n.longitude-e.centre.longitude)*s.longitude/e.metresPerUnit,y:t.height/2-(n.latitude-e.centre.latitude)*s.latitude/e.metresPerUnit}}function Xt(e){let t=e.flatMap(i=>i.polygons.flatMap(r=>r[0]??[]));if(!t.length)return null;let n=t.map(i=>i[0]),s=t.map(i=>i[1]);return{south:Math.min(...s),west:Math.min(...n),north:Math.max(...s),east:Math.max(...n)}}function Zt(e,t){let n=Math.PI/180,s=Math.sin((t.latitude-e.latitude)*n/2)**2+Math.cos(e.latitude*n)*Math.cos(t.latitude*n)*Math.sin((t.longitude-e.longitude)*n/2)**2;return 2*Kt*Math.asin(Math.min(1,Math.sqrt(s)))}var _={width:600,height:400},rt=[];async function te(){try{let e=await fetch("/1111/api/map");e.ok&&(rt=(await e.json()).districts)}catch{rt=[]}}function ee(e){let t={centre:e.point,metresPerUnit:10};return p`<div class="city-map">${Se(t,e.point)}</div>`}function Se(e,t,n=!1){let s=Ne(e);return p`<svg viewBox="0 0 ${_.width} ${_.height}" aria-hidden="true" dir="ltr">
    ${Ie(e)}
    ${rt.map(i=>P`<g class="district">
      ${i.polygons.map(r=>P`<path d=${r.map(a=>Re(e,a)).join("")}></path>`)}
    </g>`)}
    ${rt.map(i=>Me(e,i))}
    ${n?P`<path class="cross" d="M290 200h20M300 190v20"></path>`:u}
    ${t?Ee(e,t):u}
    <g class="scale">
      <path d="M20 380h${s.units}"></path>
      <text x="20" y="372">${s.words}</text>
    </g>
  </svg>`}function Re(e,t){return`M${t.map(([s,i])=>it(e,_,{latitude:i,longitude:s})).map(({x:s,y:i})=>`${s.toFixed(1)} ${i.toFixed(1)}`).join("L")}Z`}function Me(e,t){let n=Xt([t]);if(!n)return u;let{x:s,y:i}=it(e,_,{latitude:(n.south+n.north)/2,longitude:(n.west+n.east)/2});return s<0||i<0||s>_.width||i>_.height?u:P`<text class="name" x=${s} y=${i}>${t.name[C]??t.name[""]??Object.values(t.name)[0]??""}</text>`}function Ee(e,t){let{x:n,y:s}=it(e,_,t);return P`<path class="pin" transform="translate(${n} ${s})" d="M0 0C-4-10-11-14-11-22a11 11 0 1 1 22 0C11-14 4-10 0 0Z"></path>
    <circle class="pin-eye" cx=${n} cy=${s-22} r="4"></circle>`}function Ie(e){let n=wt(e.centre.latitude),s=e.centre.longitude*n.longitude/e.metresPerUnit%100,i=-e.centre.latitude*n.latitude/e.metresPerUnit%100,r="";for(let a=-100-s;a<=_.width+100;a+=100)r+=`M${a.toFixed(1)} 0V${_.height}`;for(let a=-100-i;a<=_.height+100;a+=100)r+=`M0 ${a.toFixed(1)}H${_.width}`;return P`<path class="grid" d=${r}></path>`}function Ne(e){let t=120*e.metresPerUnit,n=10**Math.floor(Math.log10(t)),s=([5,2,1].find(r=>r*n<=t)??1)*n,i=s>=1e3?o("{n} km",{n:T(s/1e3)}):o("{n} m",{n:T(s)});return{units:s/e.metresPerUnit,words:i}}var Le={new:()=>o("New"),assigned:()=>o("Assigned"),"in progress":()=>o("In progress"),"waiting for citizen":()=>o("Waiting for the citizen"),"waiting for third party":()=>o("Waiting for others"),solved:()=>o("Solved"),closed:()=>o("Closed"),reopened:()=>o("Reopened"),duplicate:()=>o("Duplicate"),rejected:()=>o("Rejected")},Ce={low:()=>o("Low"),normal:()=>o("Normal"),high:()=>o("High"),urgent:()=>o("Urgent")},Oe={voice:()=>o("Telephone"),email:()=>o("E-mail"),sms:()=>o("Text message"),web:()=>o("Web form"),open311:()=>o("App"),fax:()=>o("Fax"),desk:()=>o("At the desk")};var ne=(e,t)=>e[t]?.()??t,ot=e=>ne(Le,e),se=e=>ne(Ce,e);var ss=Object.keys(Oe);function At(e){let t=e<0,n=Math.max(1,Math.round(Math.abs(e)/60)),s=n<90?o("{n} min",{n:T(n)}):n<2880?o("{n} h",{n:T(Math.round(n/60))}):Q("{n} day","{n} days",Math.round(n/1440));return t?o("{time} late",{time:s}):o("in {time}",{time:s})}function xt(e,t){return e===null?"":e<t?"bad":e<t+4*3600?"warn":""}function ie(e){let t=["solved","closed","duplicate","rejected"].includes(e);return p`<span class=${Z({tag:!0,good:t,warn:e==="reopened"})}
    >${ot(e)}</span
  >`}function Tt(e){return e==="normal"?u:p`<span class=${Z({tag:!0,bad:e==="urgent",warn:e==="high"})}
    >${se(e)}</span
  >`}var at=class{#t;#e=new Set;#n=!1;constructor(t){this.#t=t}get state(){return this.#t}set(t){this.#t={...this.#t,...t},this.#s()}listen(t){return this.#e.add(t),this.#s(),()=>this.#e.delete(t)}#s(){this.#n||(this.#n=!0,document.hidden?setTimeout(()=>this.#i(),50):requestAnimationFrame(()=>this.#i()))}#i(){this.#n=!1;for(let t of this.#e)t(this.#t)}};var lt=class{#t;#e;#n;#s=null;#i=!1;#r=0;#o=0;constructor(t,n,s=(i,r)=>setTimeout(i,r)){this.#t=t,this.#e=n,this.#n=s}now(){return this.#i=!0,this.#s??=this.#a().finally(()=>this.#s=null),this.#s}async#a(){for(;this.#i;){this.#i=!1;let t=await this.#t().catch(n=>(console.error(n),!1));this.#r=t?0:this.#r+1}this.#c()}#c(){let t=++this.#o,n=this.#r?Math.min(this.#e,1e3*2**(this.#r-1)):this.#e;this.#n(()=>{t===this.#o&&this.now()},n)}};async function re(e){let t=await createImageBitmap(e,{imageOrientation:"from-image"}),n=Math.min(1,1600/Math.max(t.width,t.height)),s=document.createElement("canvas");return s.width=Math.round(t.width*n),s.height=Math.round(t.height*n),s.getContext("2d")?.drawImage(t,0,0,s.width,s.height),t.close(),new Promise((i,r)=>{s.toBlob(a=>a?i(a):r(new Error("no picture")),"image/jpeg",.82)})}function oe(e){try{return De(new DataView(e))}catch{return null}}function De(e){if(e.getUint16(0)!==65496)return null;for(let t=2;t+4<e.byteLength;t+=2+e.getUint16(t+2)){let n=e.getUint16(t);if(n===65505&&e.getUint32(t+4)===1165519206)return Ue(e,t+10);if(n<65281||n===65498)return null}return null}function Ue(e,t){let n=e.getUint16(t)===18761,s=m=>{let g=new Map,c=e.getUint16(t+m,n);for(let f=0;f<c;f+=1){let h=t+m+2+12*f;g.set(e.getUint16(h,n),h+8)}return g},i=s(e.getUint32(t+4,n)).get(34853);if(i===void 0)return null;let r=s(e.getUint32(i,n)),a=(m,g,c)=>{let f=t+e.getUint32(r.get(m),n),h=w=>e.getUint32(f+8*w,n)/e.getUint32(f+8*w+4,n),b=h(0)+h(1)/60+h(2)/3600;return String.fromCharCode(e.getUint8(r.get(g)))===c?-b:b};if(!r.has(2)||!r.has(4))return null;let d={latitude:a(2,1,"S"),longitude:a(4,3,"W")};return Number.isFinite(d.latitude)&&Math.abs(d.latitude)<=90&&Math.abs(d.longitude)<=180&&(d.latitude||d.longitude)?d:null}async function ae(e,t){let n=(await e.all()).filter(s=>!s.refused).sort((s,i)=>s.at-i.at);for(let s of n){let i=await t(s);if(i.kind==="taken")await e.remove(s.key);else if(i.kind==="refused")await e.put({...s,refused:i.why});else return i.kind}return"taken"}function le(e,t){return e>=200&&e<300?{kind:"taken"}:e===401?{kind:"signed out"}:e===0||e===408||e===429||e>=500?{kind:"later"}:{kind:"refused",why:t}}var _t="reports";async function ce(){let e=await new Promise((n,s)=>{let i=indexedDB.open("hotline-field",1);i.onupgradeneeded=()=>i.result.createObjectStore(_t,{keyPath:"key"}),i.onsuccess=()=>n(i.result),i.onerror=()=>s(i.error)}),t=(n,s)=>new Promise((i,r)=>{let a=e.transaction(_t,n),d=s(a.objectStore(_t));a.oncomplete=()=>i(d.result),a.onerror=()=>r(a.error),a.onabort=()=>r(a.error)});return{all:()=>t("readonly",n=>n.getAll()),put:async n=>{await t("readwrite",s=>s.put(n))},remove:async n=>{await t("readwrite",s=>s.delete(n))}}}var He=15e3,Be="hotline-field-jobs",ct=class{constructor(t){this.atDesk=t;this.base=t?"/desk/api/field":"/field/api"}atDesk;store=new at({signedIn:null,name:"",jobs:[],at:0,open:"",order:"time",here:null,note:"",public:!1,withPlace:!0,photos:[],queue:[],trouble:"",linkAsked:!1});base;#t=null;#e=new lt(()=>this.#s(),He);#n=!1;async begin(){this.#t=await ce(),await this.#l(),this.atDesk||navigator.serviceWorker?.register("/field/worker.js",{scope:"/field"}).catch(()=>{});let t=localStorage.getItem(this.#r);t&&this.store.set({...JSON.parse(t),signedIn:!0}),window.addEventListener("online",()=>{this.sync()}),await this.sync()}sync(){return this.#e.now()}async#s(){if(!this.#t)return!1;let t=await ae(this.#t,n=>this.#c(n));return t==="signed out"&&this.#o(),await this.#l(),await this.#i()&&t!=="later"}async#i(){try{let t=await fetch(`${this.base}/jobs`,{headers:{Accept:"application/json"}});if((t.status===401||t.status===403)&&this.#o(),!t.ok)return t.status<500;let n=await t.json();this.#n=n.photo_place;let s={name:n.name,jobs:n.jobs,at:n.at};return localStorage.setItem(this.#r,JSON.stringify(s)),this.store.set({...s,signedIn:!0,trouble:""}),!0}catch{return!1}}open(t){for(let n of this.store.state.photos)URL.revokeObjectURL(n.url);this.store.set({open:t,note:"",public:!1,photos:[],trouble:""})}async addPhotos(t){for(let n of t??[])try{let s=this.#n?oe(await n.slice(0,262144).arrayBuffer()):null,i=await re(n),r=[...this.store.state.photos,{blob:i,url:URL.createObjectURL(i),place:s}].slice(-3);this.store.set({photos:r})}catch{this.store.set({trouble:o("This photo cannot be read.")})}}async report(t){let{note:n,photos:s,open:i,here:r,withPlace:a}=this.store.state;if(t==="cannot"&&!n.trim())return this.store.set({trouble:o("Write why it cannot be done.")}),!1;let d=(a?r:null)??s.find(g=>g.place)?.place??null,l=crypto.randomUUID?.()??`${Date.now()}-${Math.random()}`,m={key:l,reference:i,action:t,note:n};return this.store.state.public&&(m.public="yes"),d&&Object.assign(m,{latitude:String(d.latitude),longitude:String(d.longitude)}),await this.#t?.put({key:l,reference:i,fields:m,photos:s.map(g=>g.blob),at:Date.now(),refused:""}),this.open(""),await this.#l(),this.sync(),!0}async drop(t){await this.#t?.remove(t),await this.#l()}locate(t=()=>{}){navigator.geolocation?.getCurrentPosition(({coords:n})=>{this.store.set({here:{latitude:n.latitude,longitude:n.longitude}}),t()},()=>this.store.set({here:null,trouble:o("The place of this telephone is not known.")}),{enableHighAccuracy:!0,timeout:15e3,maximumAge:6e4})}metres(t){let{here:n}=this.store.state;return!n||t.latitude===null||t.longitude===null?null:Zt(n,{latitude:t.latitude,longitude:t.longitude})}async askForLink(t){let n=await this.#a("link",{number:t});this.store.set(n?.ok?{linkAsked:!0,trouble:""}:{trouble:await ue(n)})}async signIn(t){(await this.#a("sign-in",{token:t}))?.ok?await this.sync():this.store.set({signedIn:!1,trouble:o("This link was used already or is too old. Ask for another one.")})}async signOut(){await this.#a("sign-out",{}),this.#o()}get#r(){return`${Be}${this.base}`}#o(){localStorage.removeItem(this.#r),this.store.set({signedIn:!1,jobs:[],name:"",open:"",linkAsked:!1})}async#a(t,n){try{return await fetch(`/field/api/${t}`,{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify(n)})}catch{return null}}async#c(t){let n=new FormData;for(let[i,r]of Object.entries(t.fields))n.append(i,r);t.photos.forEach((i,r)=>n.append("photo",i,`photo-${r+1}.jpg`));let s=document.cookie.match(/(?:^|; )hotline_csrf=([^;]*)/)?.[1]??"";try{let i=await fetch(`${this.base}/reports`,{method:"POST",body:n,headers:{"X-CSRF-Token":decodeURIComponent(s)}});return le(i.status,i.ok?"":await ue(i))}catch{return{kind:"later"}}}async#l(){this.store.set({queue:await this.#t?.all()??[]})}};async function ue(e){if(!e)return o("The hotline cannot be reached. Trying again…");try{let t=await e.json();return Yt(new L(e.status,t.title??String(e.status),t.detail??"",t))}catch{return String(e.status)}}await vt();var $=new ct(location.pathname.startsWith("/desk/"));$.store.listen(de);var kt=location.hash.length>40?location.hash.slice(1):"";te().then(de);kt&&history.replaceState(null,"",location.pathname);await $.begin();function de(){let e=$.store.state,t=e.jobs.find(n=>n.reference===e.open);W(p`<a class="skip" href="#content">${o("Skip to the content")}</a>
      <main id="content" class="field">
        ${Fe(e)}
        ${e.trouble?p`<p class="trouble" role="alert" dir="auto">${e.trouble}</p>`:u}
        ${kt&&!e.signedIn?je():e.signedIn===!1?We(e):t?qe(e,t):Ve(e)}
      </main>`,document.body)}function Fe(e){let t=e.queue.filter(s=>!s.refused),n=e.queue.filter(s=>s.refused);return p`<div class="field-queue ${t.length?"waits":""}" role="status">
      ${t.length?p`<span
                >${Q("{n} report is not sent yet","{n} reports are not sent yet",t.length)}
                ${navigator.onLine?u:p`<br />${o("Without network: kept here, and sent as soon as there is one.")}`}</span
              >
              <button class="plain" @click=${()=>{$.sync()}}>${o("Send now")}</button>`:p`<span>✓ ${o("Everything is sent.")}</span>`}
    </div>
    ${n.map(s=>p`<div class="trouble row between" role="alert">
          <span
            ><span class="number">${s.reference}</span>
            <span dir="auto">${o("Refused: {why}",{why:s.refused})}</span></span
          >
          <button class="plain" @click=${()=>{$.drop(s.key)}}>${o("Throw away")}</button>
        </div>`)}`}function je(){return p`<section class="card">
    <h1>${o("Sign in with your team's telephone")}</h1>
    <button class="big" @click=${()=>{$.signIn(kt)}}>${o("Open my jobs")}</button>
  </section>`}function We(e){if($.atDesk)return p`<section class="card">
      <a class="button big" href="/desk/sign-in?next=/desk/field">${o("Sign in")}</a>
    </section>`;let t=n=>{n.preventDefault(),$.askForLink(String(new FormData(n.target).get("number")))};return p`<section class="card">
    <h1>${o("Sign in with your team's telephone")}</h1>
    ${e.linkAsked?p`<p role="status">
            ${o("If this number is registered, a link is on its way. It is good once, for some minutes.")}
          </p>`:p`<form class="stack" @submit=${t}>
            <p>${o("A link comes by text message to the registered telephone.")}</p>
            <label
              >${o("Telephone number of the team")}<input
                name="number"
                type="tel"
                required
                dir="ltr"
                autocomplete="tel"
            /></label>
            <button class="big">${o("Send me a link")}</button>
          </form>`}
  </section>`}function Ve(e){let t=[...e.jobs];e.order==="distance"&&t.sort((s,i)=>($.metres(s)??1/0)-($.metres(i)??1/0));let n=()=>$.locate(()=>$.store.set({order:"distance"}));return p`<header>
      <h1>${o("Jobs of {team}",{team:e.name})}</h1>
      <div class="row" role="group">
        <button
          class=${e.order==="time"?"":"plain"}
          aria-pressed=${e.order==="time"}
          @click=${()=>$.store.set({order:"time"})}>
          ${o("By time")}
        </button>
        <button
          class=${e.order==="distance"?"":"plain"}
          aria-pressed=${e.order==="distance"}
          @click=${n}>
          ${o("By distance")}
        </button>
      </div>
    </header>
    ${t.length?u:p`<p class="soft">${e.signedIn===null?o("Loading…"):o("Nothing is open for your team.")}</p>`}
    <ul class="jobs">
      ${t.map(s=>p`<li>
            <button
              class="job"
              @click=${()=>{$.open(s.reference),scrollTo(0,0)}}>
              <span class="job-title"><bdi>${s.subject}</bdi></span>
              <span class="soft"
                ><span class="number">${s.reference}</span>
                ${s.place?p`· <bdi>${s.place}</bdi>`:u}</span
              >
              <span class="row"
                >${ie(s.status)} ${Tt(s.priority)} ${he(s)} ${Qe(s)}
                ${e.queue.some(i=>i.reference===s.reference)?p`<span class="tag warn">…</span>`:u}</span
              >
            </button>
          </li>`)}
    </ul>
    ${$.atDesk||!e.signedIn?u:p`<button class="quiet" @click=${()=>{$.signOut()}}>${o("Sign out")}</button>`}`}function he(e){if(e.due_at===null)return u;let t=Date.now()/1e3;return p`<span class="due ${xt(e.due_at,t)}">${At(e.due_at-t)}</span>`}function Qe(e){let t=$.metres(e);return t===null?u:p`<span class="soft"
    >${t<1e3?o("{n} m",{n:T(t)}):o("{n} km",{n:T(t/1e3,1)})}</span
  >`}function qe(e,t){let n=async i=>{await $.report(i)&&Jt(o("Kept. It is being sent."))},s=t.latitude!==null&&t.longitude!==null?{latitude:t.latitude,longitude:t.longitude}:null;return p`<button class="quiet back" @click=${()=>$.open("")}>${o("Back to the jobs")}</button>
    <h1 dir="auto">${t.subject}</h1>
    <p class="row">
      <span class="number">${t.reference}</span>
      <span class="tag">${ot(t.status)}</span> ${Tt(t.priority)} ${he(t)}
    </p>
    ${t.place?p`<p dir="auto">${t.place}</p>`:u}
    ${s?p`${ee({point:s})}<a class="button plain" href="geo:${s.latitude},${s.longitude}?q=${s.latitude},${s.longitude}">${o("Show on the map of the telephone")}</a>`:u}
    <div class="actions">
      <button class="big" @click=${()=>{n("on the way")}}>${o("On the way")}</button>
      <button class="big" @click=${()=>{n("started")}}>${o("Working")}</button>
    </div>
    <label
      >${o("What did you do? What is needed?")}<textarea
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
      ${o("The citizen may read it")}</label
    >
    <label class="button plain photo"
      >📷 ${o("Take a photo")}<input
        class="unseen"
        type="file"
        accept="image/*"
        capture="environment"
        @change=${i=>{$.addPhotos(i.target.files)}}
    /></label>
    ${e.photos.length?p`<div class="photos" role="status"><span class="unseen">${Q("{n} photo","{n} photos",e.photos.length)}</span>${e.photos.map(i=>p`<img src=${i.url} alt="" />`)}</div>`:u}
    <label class="row"
      ><input
        type="checkbox"
        .checked=${e.withPlace&&e.here!==null}
        @change=${i=>{let r=i.target.checked;$.store.set({withPlace:r}),r&&$.locate()}} />
      ${o("Send the place of this telephone")}</label
    >
    <div class="actions">
      <button class="big good" @click=${()=>{n("done")}}>${o("Done")}</button>
      <button class="big bad" @click=${()=>{n("cannot")}}>${o("It cannot be done")}</button>
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
