var A=class extends Error{constructor(n,s,i,o=null,a=null){super(i||s);this.status=n;this.title=s;this.detail=i;this.body=o;this.retryAfter=a}status;title;detail;body;retryAfter;get code(){let n=this.body?.code;return typeof n=="string"?n:""}},Ye=new Set,Ke=!0;function Je(t){Ye.add(t)}function Zt(t,e){if(e.startsWith("/desk/api/sign-in")||t>=400&&t!==401)return;let n=t!==401;if(n!==Ke){Ke=n;for(let s of Ye)s(n)}}function Xt(){let t=document.cookie.split("; ").find(e=>e.startsWith("hotline_csrf="));return t?decodeURIComponent(t.slice(13)):""}async function en(t){let e=await t.text(),n=Number.parseInt(t.headers.get("Retry-After")??"",10)||null;try{let s=JSON.parse(e);return new A(t.status,s.title??t.statusText,s.detail??"",s,n)}catch{return new A(t.status,t.statusText,e.slice(0,200),null,n)}}async function te(t,e,n,s={}){let i={Accept:"application/json","X-CSRF-Token":Xt()},o=n instanceof FormData||n instanceof Blob;n!==void 0&&!o&&(i["Content-Type"]="application/json"),s.version&&(i["If-Match"]=s.version),s.once&&(i["Idempotency-Key"]=s.once);let a;try{a=await fetch(e,{method:t,headers:i,body:n===void 0?null:o?n:JSON.stringify(n),credentials:"same-origin",signal:s.signal??null})}catch(u){throw u instanceof DOMException&&u.name==="AbortError"?u:new A(0,"Unreachable","")}if(Zt(a.status,e),!a.ok)throw await en(a);return{body:a.status!==204&&(a.headers.get("Content-Type")??"").includes("json")?await a.json():null,etag:a.headers.get("ETag")}}var $={get:(t,e)=>te("GET",t,void 0,e),post:(t,e,n)=>te("POST",t,e??{},n),put:(t,e,n)=>te("PUT",t,e,n),patch:(t,e,n)=>te("PATCH",t,e,n),delete:(t,e)=>te("DELETE",t,void 0,e)};var Le=globalThis,Ze=t=>t,de=Le.trustedTypes,Xe=de?de.createPolicy("lit-html",{createHTML:t=>t}):void 0,Oe="$lit$",L=`lit$${Math.random().toFixed(9).slice(2)}$`,De="?"+L,tn=`<${De}>`,F=document,se=()=>F.createComment(""),ie=t=>t===null||typeof t!="object"&&typeof t!="function",Ie=Array.isArray,rt=t=>Ie(t)||typeof t?.[Symbol.iterator]=="function",Ne=`[ 	
\f\r]`,ne=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,et=/-->/g,tt=/>/g,j=RegExp(`>|${Ne}(?:([^\\s"'>=/]+)(${Ne}*=${Ne}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),nt=/'/g,st=/"/g,ot=/^(?:script|style|textarea|title)$/i,We=t=>(e,...n)=>({_$litType$:t,strings:e,values:n}),l=We(1),O=We(2),us=We(3),x=Symbol.for("lit-noChange"),c=Symbol.for("lit-nothing"),it=new WeakMap,B=F.createTreeWalker(F,129);function at(t,e){if(!Ie(t)||!t.hasOwnProperty("raw"))throw Error("invalid template strings array");return Xe!==void 0?Xe.createHTML(e):e}var lt=(t,e)=>{let n=t.length-1,s=[],i,o=e===2?"<svg>":e===3?"<math>":"",a=ne;for(let p=0;p<n;p++){let u=t[p],h,b,d=-1,f=0;for(;f<u.length&&(a.lastIndex=f,b=a.exec(u),b!==null);)f=a.lastIndex,a===ne?b[1]==="!--"?a=et:b[1]!==void 0?a=tt:b[2]!==void 0?(ot.test(b[2])&&(i=RegExp("</"+b[2],"g")),a=j):b[3]!==void 0&&(a=j):a===j?b[0]===">"?(a=i??ne,d=-1):b[1]===void 0?d=-2:(d=a.lastIndex-b[2].length,h=b[1],a=b[3]===void 0?j:b[3]==='"'?st:nt):a===st||a===nt?a=j:a===et||a===tt?a=ne:(a=j,i=void 0);let m=a===j&&t[p+1].startsWith("/>")?" ":"";o+=a===ne?u+tn:d>=0?(s.push(h),u.slice(0,d)+Oe+u.slice(d)+L+m):u+L+(d===-2?p:m)}return[at(t,o+(t[n]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),s]},re=class t{constructor({strings:e,_$litType$:n},s){let i;this.parts=[];let o=0,a=0,p=e.length-1,u=this.parts,[h,b]=lt(e,n);if(this.el=t.createElement(h,s),B.currentNode=this.el.content,n===2||n===3){let d=this.el.content.firstChild;d.replaceWith(...d.childNodes)}for(;(i=B.nextNode())!==null&&u.length<p;){if(i.nodeType===1){if(i.hasAttributes())for(let d of i.getAttributeNames())if(d.endsWith(Oe)){let f=b[a++],m=i.getAttribute(d).split(L),y=/([.?@])?(.*)/.exec(f);u.push({type:1,index:o,name:y[2],strings:m,ctor:y[1]==="."?he:y[1]==="?"?me:y[1]==="@"?fe:q}),i.removeAttribute(d)}else d.startsWith(L)&&(u.push({type:6,index:o}),i.removeAttribute(d));if(ot.test(i.tagName)){let d=i.textContent.split(L),f=d.length-1;if(f>0){i.textContent=de?de.emptyScript:"";for(let m=0;m<f;m++)i.append(d[m],se()),B.nextNode(),u.push({type:2,index:++o});i.append(d[f],se())}}}else if(i.nodeType===8)if(i.data===De)u.push({type:2,index:o});else{let d=-1;for(;(d=i.data.indexOf(L,d+1))!==-1;)u.push({type:7,index:o}),d+=L.length-1}o++}}static createElement(e,n){let s=F.createElement("template");return s.innerHTML=e,s}};function U(t,e,n=t,s){if(e===x)return e;let i=s!==void 0?n._$Co?.[s]:n._$Cl,o=ie(e)?void 0:e._$litDirective$;return i?.constructor!==o&&(i?._$AO?.(!1),o===void 0?i=void 0:(i=new o(t),i._$AT(t,n,s)),s!==void 0?(n._$Co??=[])[s]=i:n._$Cl=i),i!==void 0&&(e=U(t,i._$AS(t,e.values),i,s)),e}var pe=class{constructor(e,n){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=n}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:n},parts:s}=this._$AD,i=(e?.creationScope??F).importNode(n,!0);B.currentNode=i;let o=B.nextNode(),a=0,p=0,u=s[0];for(;u!==void 0;){if(a===u.index){let h;u.type===2?h=new Q(o,o.nextSibling,this,e):u.type===1?h=new u.ctor(o,u.name,u.strings,this,e):u.type===6&&(h=new ge(o,this,e)),this._$AV.push(h),u=s[++p]}a!==u?.index&&(o=B.nextNode(),a++)}return B.currentNode=F,i}p(e){let n=0;for(let s of this._$AV)s!==void 0&&(s.strings!==void 0?(s._$AI(e,s,n),n+=s.strings.length-2):s._$AI(e[n])),n++}},Q=class t{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,n,s,i){this.type=2,this._$AH=c,this._$AN=void 0,this._$AA=e,this._$AB=n,this._$AM=s,this.options=i,this._$Cv=i?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,n=this._$AM;return n!==void 0&&e?.nodeType===11&&(e=n.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,n=this){e=U(this,e,n),ie(e)?e===c||e==null||e===""?(this._$AH!==c&&this._$AR(),this._$AH=c):e!==this._$AH&&e!==x&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):rt(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==c&&ie(this._$AH)?this._$AA.nextSibling.data=e:this.T(F.createTextNode(e)),this._$AH=e}$(e){let{values:n,_$litType$:s}=e,i=typeof s=="number"?this._$AC(e):(s.el===void 0&&(s.el=re.createElement(at(s.h,s.h[0]),this.options)),s);if(this._$AH?._$AD===i)this._$AH.p(n);else{let o=new pe(i,this),a=o.u(this.options);o.p(n),this.T(a),this._$AH=o}}_$AC(e){let n=it.get(e.strings);return n===void 0&&it.set(e.strings,n=new re(e)),n}k(e){Ie(this._$AH)||(this._$AH=[],this._$AR());let n=this._$AH,s,i=0;for(let o of e)i===n.length?n.push(s=new t(this.O(se()),this.O(se()),this,this.options)):s=n[i],s._$AI(o),i++;i<n.length&&(this._$AR(s&&s._$AB.nextSibling,i),n.length=i)}_$AR(e=this._$AA.nextSibling,n){for(this._$AP?.(!1,!0,n);e!==this._$AB;){let s=Ze(e).nextSibling;Ze(e).remove(),e=s}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},q=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,n,s,i,o){this.type=1,this._$AH=c,this._$AN=void 0,this.element=e,this.name=n,this._$AM=i,this.options=o,s.length>2||s[0]!==""||s[1]!==""?(this._$AH=Array(s.length-1).fill(new String),this.strings=s):this._$AH=c}_$AI(e,n=this,s,i){let o=this.strings,a=!1;if(o===void 0)e=U(this,e,n,0),a=!ie(e)||e!==this._$AH&&e!==x,a&&(this._$AH=e);else{let p=e,u,h;for(e=o[0],u=0;u<o.length-1;u++)h=U(this,p[s+u],n,u),h===x&&(h=this._$AH[u]),a||=!ie(h)||h!==this._$AH[u],h===c?e=c:e!==c&&(e+=(h??"")+o[u+1]),this._$AH[u]=h}a&&!i&&this.j(e)}j(e){e===c?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},he=class extends q{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===c?void 0:e}},me=class extends q{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==c)}},fe=class extends q{constructor(e,n,s,i,o){super(e,n,s,i,o),this.type=5}_$AI(e,n=this){if((e=U(this,e,n,0)??c)===x)return;let s=this._$AH,i=e===c&&s!==c||e.capture!==s.capture||e.once!==s.once||e.passive!==s.passive,o=e!==c&&(s===c||i);i&&this.element.removeEventListener(this.name,this,s),o&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},ge=class{constructor(e,n,s){this.element=e,this.type=6,this._$AN=void 0,this._$AM=n,this.options=s}get _$AU(){return this._$AM._$AU}_$AI(e){U(this,e)}},ct={M:Oe,P:L,A:De,C:1,L:lt,R:pe,D:rt,V:U,I:Q,H:q,N:me,U:fe,B:he,F:ge},nn=Le.litHtmlPolyfillSupport;nn?.(re,Q),(Le.litHtmlVersions??=[]).push("3.3.3");var G=(t,e,n)=>{let s=n?.renderBefore??e,i=s._$litPart$;if(i===void 0){let o=n?.renderBefore??null;s._$litPart$=i=new Q(e.insertBefore(se(),o),o,void 0,n??{})}return i._$AI(t),i};var k={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},S=t=>(...e)=>({_$litDirective$:t,values:e}),_=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,n,s){this._$Ct=e,this._$AM=n,this._$Ci=s}_$AS(e,n){return this.update(e,n)}update(e,n){return this.render(...n)}};var K=S(class extends _{constructor(t){if(super(t),t.type!==k.ATTRIBUTE||t.name!=="class"||t.strings?.length>2)throw Error("`classMap()` can only be used in the `class` attribute and must be the only part in the attribute.")}render(t){return" "+Object.keys(t).filter(e=>t[e]).join(" ")+" "}update(t,[e]){if(this.st===void 0){this.st=new Set,t.strings!==void 0&&(this.nt=new Set(t.strings.join(" ").split(/\s/).filter(s=>s!=="")));for(let s in e)e[s]&&!this.nt?.has(s)&&this.st.add(s);return this.render(e)}let n=t.element.classList;for(let s of this.st)s in e||(n.remove(s),this.st.delete(s));for(let s in e){let i=!!e[s];i===this.st.has(s)||this.nt?.has(s)||(i?(n.add(s),this.st.add(s)):(n.remove(s),this.st.delete(s)))}return x}});var{I:sn}=ct,ut=t=>t;var $e=t=>t.strings===void 0,dt=()=>document.createComment(""),Y=(t,e,n)=>{let s=t._$AA.parentNode,i=e===void 0?t._$AB:e._$AA;if(n===void 0){let o=s.insertBefore(dt(),i),a=s.insertBefore(dt(),i);n=new sn(o,a,t,t.options)}else{let o=n._$AB.nextSibling,a=n._$AM,p=a!==t;if(p){let u;n._$AQ?.(t),n._$AM=t,n._$AP!==void 0&&(u=t._$AU)!==a._$AU&&n._$AP(u)}if(o!==i||p){let u=n._$AA;for(;u!==o;){let h=ut(u).nextSibling;ut(s).insertBefore(u,i),u=h}}}return n},D=(t,e,n=t)=>(t._$AI(e,n),t),rn={},J=(t,e=rn)=>t._$AH=e,pt=t=>t._$AH,be=t=>{t._$AR(),t._$AA.remove()};var on=S(class extends _{constructor(){super(...arguments),this.key=c}render(t,e){return this.key=t,e}update(t,[e,n]){return e!==this.key&&(J(t),this.key=e),n}});var an=S(class extends _{constructor(t){if(super(t),t.type!==k.PROPERTY&&t.type!==k.ATTRIBUTE&&t.type!==k.BOOLEAN_ATTRIBUTE)throw Error("The `live` directive is not allowed on child or event bindings");if(!$e(t))throw Error("`live` bindings can only contain a single expression")}render(t){return t}update(t,[e]){if(e===x||e===c)return e;let n=t.element,s=t.name;if(t.type===k.PROPERTY){if(e===n[s])return x}else if(t.type===k.BOOLEAN_ATTRIBUTE){if(!!e===n.hasAttribute(s))return x}else if(t.type===k.ATTRIBUTE&&n.getAttribute(s)===e+"")return x;return J(t),e}});var oe=(t,e)=>{let n=t._$AN;if(n===void 0)return!1;for(let s of n)s._$AO?.(e,!1),oe(s,e);return!0},ye=t=>{let e,n;do{if((e=t._$AM)===void 0)break;n=e._$AN,n.delete(t),t=e}while(n?.size===0)},ht=t=>{for(let e;e=t._$AM;t=e){let n=e._$AN;if(n===void 0)e._$AN=n=new Set;else if(n.has(t))break;n.add(t),un(e)}};function ln(t){this._$AN!==void 0?(ye(this),this._$AM=t,ht(this)):this._$AM=t}function cn(t,e=!1,n=0){let s=this._$AH,i=this._$AN;if(i!==void 0&&i.size!==0)if(e)if(Array.isArray(s))for(let o=n;o<s.length;o++)oe(s[o],!1),ye(s[o]);else s!=null&&(oe(s,!1),ye(s));else oe(this,t)}var un=t=>{t.type==k.CHILD&&(t._$AP??=cn,t._$AQ??=ln)},ve=class extends _{constructor(){super(...arguments),this._$AN=void 0}_$AT(e,n,s){super._$AT(e,n,s),ht(this),this.isConnected=e._$AU}_$AO(e,n=!0){e!==this.isConnected&&(this.isConnected=e,e?this.reconnected?.():this.disconnected?.()),n&&(oe(this,e),ye(this))}setValue(e){if($e(this._$Ct))this._$Ct._$AI(e,this);else{let n=[...this._$Ct._$AH];n[this._$Ci]=e,this._$Ct._$AI(n,this,0)}}disconnected(){}reconnected(){}};var He=new WeakMap,je=S(class extends ve{render(t){return c}update(t,[e]){let n=e!==this.G;return n&&this.rt(void 0),(n||this.lt!==this.ct)&&(this.G=e,this.ht=t.options?.host,this.rt(this.ct=t.element)),c}rt(t){if(this.G!==void 0)if(this.isConnected||(t=void 0),typeof this.G=="function"){let e=this.ht??globalThis,n=He.get(e);n===void 0&&(n=new WeakMap,He.set(e,n)),n.get(this.G)!==void 0&&this.G.call(this.ht,void 0),n.set(this.G,t),t!==void 0&&this.G.call(this.ht,t)}else this.G.value=t}get lt(){return typeof this.G=="function"?He.get(this.ht??globalThis)?.get(this.G):this.G?.value}disconnected(){this.lt===this.ct&&this.rt(void 0)}reconnected(){this.rt(this.ct)}});var mt=(t,e,n)=>{let s=new Map;for(let i=e;i<=n;i++)s.set(t[i],i);return s},Be=S(class extends _{constructor(t){if(super(t),t.type!==k.CHILD)throw Error("repeat() can only be used in text expressions")}dt(t,e,n){let s;n===void 0?n=e:e!==void 0&&(s=e);let i=[],o=[],a=0;for(let p of t)i[a]=s?s(p,a):a,o[a]=n(p,a),a++;return{values:o,keys:i}}render(t,e,n){return this.dt(t,e,n).values}update(t,[e,n,s]){let i=pt(t),{values:o,keys:a}=this.dt(e,n,s);if(!Array.isArray(i))return this.ut=a,o;let p=this.ut??=[],u=[],h,b,d=0,f=i.length-1,m=0,y=o.length-1;for(;d<=f&&m<=y;)if(i[d]===null)d++;else if(i[f]===null)f--;else if(p[d]===a[m])u[m]=D(i[d],o[m]),d++,m++;else if(p[f]===a[y])u[y]=D(i[f],o[y]),f--,y--;else if(p[d]===a[y])u[y]=D(i[d],o[y]),Y(t,u[y+1],i[d]),d++,y--;else if(p[f]===a[m])u[m]=D(i[f],o[m]),Y(t,i[d],i[f]),f--,m++;else if(h===void 0&&(h=mt(a,m,y),b=mt(p,d,f)),h.has(p[d]))if(h.has(p[f])){let N=b.get(a[m]),Ce=N!==void 0?i[N]:null;if(Ce===null){let Ge=Y(t,i[d]);D(Ge,o[m]),u[m]=Ge}else u[m]=D(Ce,o[m]),Y(t,i[d],Ce),i[N]=null;m++}else be(i[f]),f--;else be(i[d]),d++;for(;m<=y;){let N=Y(t,u[y+1]);D(N,o[m]),u[m++]=N}for(;d<=f;){let N=i[d++];N!==null&&be(N)}return this.ut=a,J(t,u),x}});var we=[300,5e3],dn=12e3,xe=class{constructor(e,n="/desk/live"){this.path=n;this.#e=e;for(let s of e)this.tables.set(s,new Map);window.addEventListener("online",()=>this.#a()),this.#a()}path;tables=new Map;offset=0;connected=!1;#e;#t=new Map;#n=null;#i=new Set;#s=we[0];#r=0;#o=!1;now(){return Date.now()/1e3+this.offset}table(e){return this.tables.get(e)??new Map}listen(e){return this.#i.add(e),()=>this.#i.delete(e)}close(){this.#o=!0,clearTimeout(this.#r),this.#n?.close()}#a(){if(this.#o||this.#n&&this.#n.readyState<=WebSocket.OPEN)return;let e=new URL(this.path,location.href);e.protocol=location.protocol==="https:"?"wss:":"ws:";let n=new WebSocket(e);this.#n=n,n.onopen=()=>{this.#s>we[0]&&ft(),this.#s=we[0],this.#d(this.#e),this.#c(n)},n.onmessage=s=>{this.#c(n);let i=JSON.parse(s.data);for(let o of Array.isArray(i)?i:[i])this.#h(o)},n.onclose=()=>this.#u(n)}#c(e){clearTimeout(this.#r),this.#r=window.setTimeout(()=>{this.#u(e),e.close()},dn)}#u(e){this.#n===e&&(this.#n=null,this.#p(!1),!this.#o&&(ft(),window.setTimeout(()=>this.#a(),this.#s*(.5+Math.random())),this.#s=Math.min(this.#s*2,we[1])))}#d(e){this.#n?.send(JSON.stringify({subscribe:e}))}#p(e){this.connected!==e&&(this.connected=e,this.#l("",null))}#h(e){if(!e.topic)return;if(this.offset=e.at-Date.now()/1e3,e.snapshot){this.tables.set(e.topic,new Map(Object.entries(e.snapshot))),this.#t.set(e.topic,e.seq),this.#p(!0),this.#l(e.topic,null);return}let n=this.#t.get(e.topic);if(n===void 0||e.seq<=n)return;if(e.seq!==n+1){this.#t.delete(e.topic),this.#d([e.topic]);return}this.#t.set(e.topic,e.seq);let s=this.tables.get(e.topic);s&&e.key!==void 0&&(e.value?s.set(e.key,e.value):s.delete(e.key),this.#l(e.topic,e.key))}#l(e,n){for(let s of this.#i)s(e,n)}};function ft(){$.get("/desk/api/me").catch(()=>{})}var pn=["zero","one","two","few","many","other"],Ue={},v=document.documentElement.lang==="ar"?"ar":"en",Te=v==="ar"?"ar-OM-u-nu-latn":"en-GB";async function bt(){if(v!=="en")try{let t=await fetch("/desk/assets/ar.json");t.ok&&(Ue=await t.json())}catch{}}function Fe(t,e){return t.replace(/\{(\w+)\}/g,(n,s)=>String(e[s]??n))}function r(t,e={}){let n=Ue[t];return Fe(typeof n=="string"?n:t,e)}function Z(t,e,n,s={}){let i=Ue[t],o={n:g(n),...s};if(Array.isArray(i)){let a=pn.indexOf(mn.select(n));return Fe(i[a]??t,o)}return Fe(n===1?t:e,o)}var hn={day:"numeric",month:"short",year:"numeric",hour:v==="ar"?"numeric":"2-digit",minute:"2-digit"},mn=new Intl.PluralRules("ar"),ni=new Intl.NumberFormat(Te,{style:"percent",maximumFractionDigits:0}),fn=new Intl.DateTimeFormat(Te,{timeStyle:"short"}),gn=new Intl.DateTimeFormat(Te,hn),gt=new Map;function g(t,e=0){let n=gt.get(e);return n||(n=new Intl.NumberFormat(Te,{maximumFractionDigits:e,minimumFractionDigits:e}),gt.set(e,n)),n.format(t)}function yt(t){if(t==null)return"–";let e=Math.max(0,Math.round(t)),[n,s,i]=[Math.floor(e/3600),Math.floor(e%3600/60),e%60],o=a=>String(a).padStart(2,"0");return n?`${n}:${o(s)}:${o(i)}`:`${s}:${o(i)}`}function P(t){if(t==null)return"–";let e=new Date(t*1e3);return $n((e.toDateString()===new Date().toDateString()?fn:gn).format(e))}function $n(t){return v==="ar"?`⁧${t}⁩`:t}var $t=/[\u064b-\u0650\u0652]/g;function ae(t,e){return t?.[v]?.replace($t,"")??t?.en??t?.ar?.replace($t,"")??e}var bn={"unknown case":()=>r("There is no such case, or it is not yours to see."),stale:()=>r("Somebody changed the case meanwhile. Look at it again."),"not allowed":()=>r("Your role may not do that."),state:()=>r("The case cannot be changed like that as it stands."),"saved filter":()=>r("The list cannot be kept under this name."),file:()=>r("This file is not taken: it is too large, or of a kind that is not allowed."),store:()=>r("The store cannot be used now: nothing was changed, try again.")},yn={400:()=>r("What was sent was not understood."),403:()=>r("This is not allowed."),404:()=>r("This is not there, or not any more."),409:()=>r("This cannot be done as things stand."),412:()=>r("Somebody changed it meanwhile. Look at it again."),413:()=>r("This is too large."),422:()=>r("What was sent was not understood."),429:()=>r("Too many requests. Wait a moment and try again."),503:()=>r("This cannot be done right now. Try again in a moment.")};function ke(t,e,n=0){return v==="en"?e:bn[t]?.()??yn[n]?.()??e}var vn=[{path:"/desk/agent",title:()=>r("Calls"),roles:["agent"]},{path:"/desk/wall",title:()=>r("Wallboard"),roles:["supervisor"]},{path:"/desk/history",title:()=>r("History"),roles:["supervisor","quality"]},{path:"/desk/cases",title:()=>r("Cases"),roles:["agent","supervisor","second line","department"]},{path:"/desk/quality",title:()=>r("Quality"),roles:["quality","supervisor","agent"]},{path:"/desk/admin",title:()=>r("Administration"),roles:["administrator"]},{path:"/desk/screens",title:()=>r("Screens"),roles:["administrator"]}];function wn(t){return vn.filter(e=>e.roles.some(n=>t.roles.includes(n)))}async function wt(t){await bt();try{t((await $.get("/desk/api/me")).body)}catch(e){if(e instanceof A&&e.status===401){location.assign(`/desk/sign-in?next=${encodeURIComponent(location.pathname+location.search)}`);return}G(l`<main class="page"><p role="alert" class="trouble">${I(e)}</p></main>`,document.body)}}function I(t){return t instanceof A&&t.status===0?r("The hotline cannot be reached. Trying again…"):t instanceof A?ke(t.code,t.detail||t.title,t.status):r("Something went wrong: {what}",{what:t instanceof Error?t.message:String(t)})}function xt(t,e=c){let n=t?wn(t):[];return l`
    <a class="skip" href="#content">${r("Skip to the content")}</a>
    <header class="bar">
      <a class="brand" href="/desk/">1111</a>
      <nav aria-label=${r("Places")}>
        ${n.map(s=>l`<a href=${s.path} aria-current=${location.pathname===s.path?"page":c}
              >${s.title()}</a
            >`)}
      </nav>
      <div class="bar-status">${e}</div>
      <button class="quiet" @click=${Tn} aria-label=${r("Light or dark")}>◐</button>
      <button class="quiet" lang=${v==="ar"?"en":"ar"} @click=${xn}>
        ${v==="ar"?"English":"العربية"}
      </button>
      ${t?l`<a class="who" href="/desk/home">${t.name}</a
              ><button class="quiet" @click=${kn}>${r("Sign out")}</button>`:c}
    </header>
  `}function xn(){document.cookie=`hotline_language=${v==="ar"?"en":"ar"}; path=/; max-age=31536000; samesite=lax`,location.reload()}function Tn(){let t=document.documentElement,e=t.dataset.theme?t.dataset.theme==="dark":matchMedia("(prefers-color-scheme: dark)").matches;t.dataset.theme=e?"light":"dark",document.cookie=`hotline_theme=${t.dataset.theme}; path=/; max-age=31536000; samesite=lax`}async function kn(){try{await $.post("/desk/api/sign-out")}catch(t){if(!(t instanceof A&&t.status===401))return X(I(t),"trouble")}location.assign("/desk/sign-in")}var vt=null;function X(t,e="good"){vt??=document.body.appendChild(Object.assign(document.createElement("div"),{className:"notices"}));let n=Object.assign(document.createElement("p"),{className:`notice ${e}`,textContent:t});n.setAttribute("role",e==="trouble"?"alert":"status"),vt.append(n),setTimeout(()=>n.remove(),e==="trouble"?12e3:5e3)}async function V(t){try{return await t()}catch(e){X(I(e),"trouble");return}}var le=null;Je(t=>{le?.remove(),!(t||location.pathname==="/desk/sign-in")&&(le=document.body.appendChild(document.createElement("div")),le.className="notices",le.setAttribute("role","alert"),G(l`<p class="notice trouble">
      ${r("Your session has ended. Sign in again in another tab; what you typed stays here.")}
      <a href="/desk/sign-in?next=/desk/home" target="_blank" rel="noopener">${r("Sign in")}</a>
    </p>`,le))});var An=63710088e-1;function qe(t){let e=Math.PI/180*An;return{latitude:e,longitude:e*Math.cos(t*Math.PI/180)}}function Ae(t,e,n){let s=qe(t.centre.latitude);return{x:e.width/2+(n.longitude-t.centre.longitude)*s.longitude/t.metresPerUnit,y:e.height/2-(n.latitude-t.centre.latitude)*s.latitude/t.metresPerUnit}}function Tt(t){let e=t.flatMap(i=>i.polygons.flatMap(o=>o[0]??[]));if(!e.length)return null;let n=e.map(i=>i[0]),s=e.map(i=>i[1]);return{south:Math.min(...s),west:Math.min(...n),north:Math.max(...s),east:Math.max(...n)}}var M={width:600,height:400},_e=[];async function kt(){try{let t=await fetch("/1111/api/map");t.ok&&(_e=(await t.json()).districts)}catch{_e=[]}}function At(t){let e={centre:t.point,metresPerUnit:10};return l`<div class="city-map">${_n(e,t.point)}</div>`}function _n(t,e,n=!1){let s=En(t);return l`<svg viewBox="0 0 ${M.width} ${M.height}" aria-hidden="true" dir="ltr">
    ${Pn(t)}
    ${_e.map(i=>O`<g class="district">
      ${i.polygons.map(o=>O`<path d=${o.map(a=>Sn(t,a)).join("")}></path>`)}
    </g>`)}
    ${_e.map(i=>Mn(t,i))}
    ${n?O`<path class="cross" d="M290 200h20M300 190v20"></path>`:c}
    ${e?Rn(t,e):c}
    <g class="scale">
      <path d="M20 380h${s.units}"></path>
      <text x="20" y="372">⁨${s.words}⁩</text>
    </g>
  </svg>`}function Sn(t,e){return`M${e.map(([s,i])=>Ae(t,M,{latitude:i,longitude:s})).map(({x:s,y:i})=>`${s.toFixed(1)} ${i.toFixed(1)}`).join("L")}Z`}function Mn(t,e){let n=Tt([e]);if(!n)return c;let{x:s,y:i}=Ae(t,M,{latitude:(n.south+n.north)/2,longitude:(n.west+n.east)/2});return s<0||i<0||s>M.width||i>M.height?c:O`<text class="name" x=${s} y=${i}>${e.name[v]??e.name[""]??Object.values(e.name)[0]??""}</text>`}function Rn(t,e){let{x:n,y:s}=Ae(t,M,e);return O`<path class="pin" transform="translate(${n} ${s})" d="M0 0C-4-10-11-14-11-22a11 11 0 1 1 22 0C11-14 4-10 0 0Z"></path>
    <circle class="pin-eye" cx=${n} cy=${s-22} r="4"></circle>`}function Pn(t){let n=qe(t.centre.latitude),s=t.centre.longitude*n.longitude/t.metresPerUnit%100,i=-t.centre.latitude*n.latitude/t.metresPerUnit%100,o="";for(let a=-100-s;a<=M.width+100;a+=100)o+=`M${a.toFixed(1)} 0V${M.height}`;for(let a=-100-i;a<=M.height+100;a+=100)o+=`M0 ${a.toFixed(1)}H${M.width}`;return O`<path class="grid" d=${o}></path>`}function En(t){let e=120*t.metresPerUnit,n=10**Math.floor(Math.log10(e)),s=([5,2,1].find(o=>o*n<=e)??1)*n,i=s>=1e3?r("{n} km",{n:g(s/1e3)}):r("{n} m",{n:g(s)});return{units:s/t.metresPerUnit,words:i}}var W=class{#e;#t=new Set;#n=!1;constructor(e){this.#e=e}get state(){return this.#e}set(e){this.#e={...this.#e,...e},this.#i()}listen(e){return this.#t.add(e),this.#i(),()=>this.#t.delete(e)}#i(){this.#n||(this.#n=!0,document.hidden?setTimeout(()=>this.#s(),50):requestAnimationFrame(()=>this.#s()))}#s(){this.#n=!1;for(let e of this.#t)e(this.#e)}};var Cn={new:()=>r("New"),assigned:()=>r("Assigned"),"in progress":()=>r("In progress"),"waiting for citizen":()=>r("Waiting for the citizen"),"waiting for third party":()=>r("Waiting for others"),solved:()=>r("Solved"),closed:()=>r("Closed"),reopened:()=>r("Reopened"),duplicate:()=>r("Duplicate"),rejected:()=>r("Rejected")},Nn={low:()=>r("Low"),normal:()=>r("Normal"),high:()=>r("High"),urgent:()=>r("Urgent")},_t={voice:()=>r("Telephone"),email:()=>r("E-mail"),sms:()=>r("Text message"),web:()=>r("Web form"),open311:()=>r("App"),fax:()=>r("Fax"),desk:()=>r("At the desk")},Ln={overdue:()=>r("Overdue"),today:()=>r("Due today"),waiting:()=>r("Waiting"),unassigned:()=>r("Unassigned"),mine:()=>r("Mine"),department:()=>r("My department"),open:()=>r("All open"),all:()=>r("Everything")},On={status:()=>r("Status"),priority:()=>r("Priority"),category:()=>r("Subject area"),department:()=>r("Department"),owner:()=>r("Person"),due_at:()=>r("Due"),subject:()=>r("Subject"),description:()=>r("Description"),place:()=>r("Place"),latitude:()=>r("Latitude"),longitude:()=>r("Longitude"),citizen:()=>r("Citizen"),form:()=>r("Answers"),solved_at:()=>r("Solved at"),closed_at:()=>r("Closed at"),duplicate_of:()=>r("Duplicate of")},Se=(t,e)=>t[e]?.()??e,E=t=>Se(Cn,t),H=t=>Se(Nn,t),z=t=>Se(_t,t),St=t=>Ln[t](),Mt=t=>Se(On,t),Rt=Object.keys(_t);function R(t,e){return e===null?"–":ae(t.departments[e]?.title,e)}function C(t,e){return e===null?"–":ae(t.categories[e]?.title,e)}function T(t,e){return e===null||e===""?"–":e==="citizen"?r("The citizen"):e==="sla"?r("Due-time rules"):e.startsWith("team:")?t.teams[e.slice(5)]??e.slice(5):t.agents[e]??e}function Pt(t){let e=t<0,n=Math.max(1,Math.round(Math.abs(t)/60)),s=n<90?r("{n} min",{n:g(n)}):n<2880?r("{n} h",{n:g(Math.round(n/60))}):Z("{n} day","{n} days",Math.round(n/1440));return e?r("{time} late",{time:s}):r("in {time}",{time:s})}function Et(t,e){return t===null?"":t<e?"bad":t<e+4*3600?"warn":""}var ce=["overdue","today","waiting","unassigned","mine","department","open","all"],Ct=["status","category","department","priority"],Nt=["owner","channel","text","box","opened_from","opened_until"];function ue(t,e="open"){let n=new URLSearchParams(t),s=n.get("view"),i={};for(let o of[...Ct,...Nt]){let a=n.getAll(o).filter(p=>p!=="");a.length&&(i[o]=a)}return{view:s!==null&&ce.includes(s)?s:e,filters:i,after:n.get("after")??"",open:/^\d{4,15}$/.test(n.get("case")??"")?n.get("case"):""}}function ee(t){let e=Me(t);return t.after&&e.set("after",t.after),t.open&&e.set("case",t.open),e.toString()}function Me(t){let e=new URLSearchParams({view:t.view});for(let n of[...Ct,...Nt])for(let s of[...t.filters[n]??[]].sort())e.append(n,s);return e}function Lt(t,e){let n=Me(t);for(let[s,i]of[["opened_from",0],["opened_until",1]]){let o=n.get(s);if(!o)continue;let[a,p,u]=o.split("-").map(Number),h=new Date(a??0,(p??1)-1,(u??1)+i).getTime()/1e3;Number.isFinite(h)?n.set(s,String(h)):n.delete(s)}return n.set("limit",String(e)),t.after&&n.set("after",t.after),n}function Ot(t,e,n){let s={...t.filters},i=n.filter(o=>o!=="");return i.length?s[e]=i:delete s[e],{...t,filters:s,after:""}}function It(t,e,n){let s=(a,p)=>t.go(Ot(e.query,a,[p])),i=a=>e.query.filters[a]?.[0]??"",o=Object.keys(e.query.filters).length;return l`<div class="case-filters">
    <div class="row">
      <label class="grow"
        ><span class="unseen">${r("Search in cases")}</span>
        <input
          id="case-text"
          type="search"
          placeholder=${r("Reference, words, place…")}
          .value=${i("text")}
          @change=${a=>s("text",a.target.value.trim())}
      /></label>
      ${In(t,e)}
    </div>
    <details ?open=${o>0}>
      <summary>${o?r("Filters ({n})",{n:o}):r("Filters")}</summary>
      <div class="grid">
        ${w(r("Status"),i("status"),n.statuses.map(a=>[a,E(a)]),a=>s("status",a))}
        ${w(r("Subject area"),i("category"),Object.keys(n.categories).map(a=>[a,C(n,a)]),a=>s("category",a))}
        ${w(r("Department"),i("department"),Object.keys(n.departments).filter(a=>n.departments[a]?.seen).map(a=>[a,R(n,a)]),a=>s("department",a))}
        ${w(r("Person"),i("owner"),Object.keys(n.agents).map(a=>[a,T(n,a)]),a=>s("owner",a))}
        ${w(r("Priority"),i("priority"),n.priorities.map(a=>[a,H(a)]),a=>s("priority",a))}
        ${w(r("Channel"),i("channel"),Rt.map(a=>[a,z(a)]),a=>s("channel",a))}
        ${Dt(r("Opened from"),i("opened_from"),a=>s("opened_from",a))}
        ${Dt(r("Opened until"),i("opened_until"),a=>s("opened_until",a))}
        ${Dn(i("box"),a=>s("box",a))}
      </div>
      ${o?l`<button class="quiet" @click=${()=>t.go({...e.query,filters:{},after:""})}>
              ${r("Without filters")}
            </button>`:c}
    </details>
  </div>`}function w(t,e,n,s,i=r("any")){return l`<label
    >${t}
    <select @change=${o=>s(o.target.value)}>
      <option value="" ?selected=${e===""}>${i}</option>
      ${n.map(([o,a])=>l`<option value=${o??""} ?selected=${e===o}>${a}</option>`)}
    </select></label
  >`}function Dt(t,e,n){return l`<label
    >${t}
    <input type="date" .value=${e} @change=${s=>n(s.target.value)}
  /></label>`}function Dn(t,e){return l`<label
    >${r("Place box: south, west, north, east")}
    <input
      dir="ltr"
      placeholder="23.5,58.3,23.7,58.6"
      .value=${t}
      @change=${n=>e(n.target.value.replace(/\s/g,""))}
  /></label>`}function In(t,e){let n=s=>{let i=s.target,o=e.saved[Number(i.value)];i.value="",o&&t.go({...ue(o.query),open:e.query.open})};return l` ${e.saved.length?l`<label
            ><span class="unseen">${r("Saved filters")}</span
            ><select @change=${n}>
              <option value="">${r("Saved filters")}</option>
              ${e.saved.map((s,i)=>l`<option value=${i}>${s.name}</option>`)}
            </select></label
          >`:c}
    <details class="saving">
      <summary class="button plain">${r("Save…")}</summary>
      <form
        class="card"
        @submit=${s=>{s.preventDefault();let i=s.target;t.save(new FormData(i).get("name").trim()),i.closest("details")?.removeAttribute("open")}}>
        <label>${r("Name of these filters")}<input name="name" required maxlength="60" /></label>
        <button>${r("Save")}</button>
        ${e.saved.map(s=>l`<div class="row between">
              <bdi>${s.name}</bdi>
              <button
                type="button"
                class="quiet"
                @click=${()=>{t.forget(s.name)}}
                aria-label=${r("Forget {name}",{name:s.name})}>
                ✕
              </button>
            </div>`)}
      </form>
    </details>`}var Ve={kind:null,values:{},told:[],stage:"choose",busy:!1},Re=class{constructor(e,n){this.list=e;this.options=n}list;options;store=new W(Ve);begin(e){this.store.set({...Ve,kind:e,values:e==="priority"?{priority:"high"}:{}})}end(){let e=this.store.state.stage==="done";this.store.set(Ve),e&&(this.list.untick(),this.list.load(!0))}wish(){let{kind:e,values:n}=this.store.state;return e==="assign"?{type:e,department:n.department||null,owner:n.owner||null}:e==="priority"?{type:e,priority:n.priority}:e==="category"?{type:e,category:n.category||null}:{type:"note",text:n.text??"",language:v,public:n.public==="yes"}}async look(){await this.#n("/desk/api/bulk/preview",{cases:this.#t(),wish:this.wish()},"looked")}async do(){let e=new Set(this.store.state.told.filter(i=>i.result==="changed").map(i=>i.reference)),n=this.store.state.told.filter(i=>i.result!=="changed"),s=this.#t().filter(i=>e.has(i.reference));await this.#n("/desk/api/bulk",{cases:s,wish:this.wish()},"done",n)}async undo(){let e=this.store.state.told.filter(n=>n.result==="changed"&&n.version!==null).map(({reference:n,version:s,before:i})=>({reference:n,version:s,before:i}));await this.#n("/desk/api/bulk/undo",{cases:e,wish:this.wish()},"done")&&X(this.#e(e)),this.end()}#e(e){let n=this.store.state.kind==="assign"?e.filter(s=>s.before?.status==="new").length:0;return n?Z("It is as it was, but {n} case that was new stays assigned.","It is as it was, but {n} cases that were new stay assigned.",n):r("It is as it was.")}#t(){return[...this.list.store.state.ticked].map(([e,n])=>({reference:e,version:n}))}async#n(e,n,s,i=[]){this.store.set({busy:!0});let o=await V(()=>$.post(e,n));return this.store.set(o?{busy:!1,told:[...o.body,...i],stage:s}:{busy:!1}),o!==void 0}};function Wt(t,e){if(!e)return c;let n=i=>t.options.actions.includes(i),s=(i,o,a)=>n(a)?l`<button class="plain" @click=${()=>t.begin(i)}>${o}</button>`:c;return l`<div class="bulk-bar row" role="region" aria-label=${r("Ticked cases")}>
    <strong>${Z("{n} case ticked","{n} cases ticked",e)}</strong>
    ${s("assign",r("Assign…"),"assign")} ${s("priority",r("Priority…"),"prioritise")}
    ${s("category",r("Subject area…"),"categorise")} ${s("note",r("Note…"),"note")}
    <button class="quiet" @click=${()=>t.list.untick()}>${r("Untick all")}</button>
  </div>`}function Ht(t){let e=t.store.state;if(e.kind===null)return c;let n=i=>{let o=i;queueMicrotask(()=>o?.isConnected&&!o.open&&o.showModal())},s={assign:r("Assign cases"),priority:r("Priority of cases"),category:r("Subject area of cases"),note:r("A note for cases")};return l`<dialog ${je(n)} aria-labelledby="bulk-title" class="bulk" @cancel=${()=>t.end()}>
    <form
      class="stack"
      @submit=${i=>{i.preventDefault(),e.stage==="choose"?t.look():t.do()}}>
      <h2 id="bulk-title">${s[e.kind]}</h2>
      ${e.stage==="choose"?Wn(t,e):Hn(e)}
      <div class="row">${jn(t,e)}</div>
    </form>
  </dialog>`}function Wn(t,e){let{options:n}=t,s=o=>a=>t.store.set({values:{...t.store.state.values,[o]:a}}),i=o=>e.values[o]??"";return e.kind==="assign"?l` ${w(r("Department"),i("department"),Object.keys(n.departments).map(o=>[o,R(n,o)]),s("department"),r("nobody yet"))}
    ${w(r("Person"),i("owner"),Object.keys(n.agents).map(o=>[o,T(n,o)]),s("owner"),r("nobody in particular"))}`:e.kind==="priority"?w(r("Priority"),i("priority"),n.priorities.map(o=>[o,H(o)]),s("priority")):e.kind==="category"?w(r("Subject area"),i("category"),Object.keys(n.categories).map(o=>[o,C(n,o)]),s("category")):l`<label
      >${r("Note")}<textarea
        required
        rows="4"
        maxlength="2000"
        .value=${i("text")}
        @input=${o=>s("text")(o.target.value)}></textarea>
    </label>
    <label class="row"
      ><input
        type="checkbox"
        .checked=${i("public")==="yes"}
        @change=${o=>s("public")(o.target.checked?"yes":"")} />
      ${r("The citizens may read it")}</label
    >`}function Hn(t){let e=i=>t.told.filter(o=>o.result===i).length,n=t.told.filter(i=>i.result==="refused"||i.result==="stale"),s=t.stage==="looked"?r("{n} of {all} will change.",{n:g(e("changed")),all:g(t.told.length)}):r("{n} of {all} changed.",{n:g(e("changed")),all:g(t.told.length)});return l`<p role="status">
      ${s}
      ${e("unchanged")?Z("{n} is like that already.","{n} are like that already.",e("unchanged")):c}
    </p>
    ${n.length?l`<ul class="told">
            ${n.map(i=>l`<li>
                  <span class="number">${i.reference}</span>
                  <span dir="auto"
                    >${i.result==="stale"?r("somebody changed it meanwhile"):ke(i.code,i.why)}</span
                  >
                </li>`)}
          </ul>`:c}`}function jn(t,e){let n=e.told.some(s=>s.result==="changed");return e.stage==="done"?l`<button type="button" @click=${()=>t.end()}>${r("Done")}</button> ${n&&e.kind!=="note"?l`<button type="button" class="plain" ?disabled=${e.busy} @click=${()=>{t.undo()}}>
              ${r("Undo")}
            </button>`:c}`:l`${e.stage==="choose"?l`<button ?disabled=${e.busy}>${r("Look first")}</button>`:l`<button ?disabled=${e.busy||!n}>${r("Change them")}</button>`} <button type="button" class="plain" @click=${()=>t.end()}>${r("Cancel")}</button>`}var jt=()=>({note:"",public:!1,language:v,department:null,owner:null,due:""}),Pe=class{store=new W({reference:"",whole:null,etag:null,draft:jt(),busy:!1,trouble:"",conflict:"",newer:null});changed=()=>{};get state(){return this.store.state}async open(e){if(e===this.state.reference)return;this.#i();let n=this.#s(e);this.store.set({reference:e,whole:null,etag:null,draft:n,trouble:"",conflict:"",newer:null}),e&&await this.read()}async read(){let{reference:e}=this.state;try{let{body:n,etag:s}=await $.get(this.#t());e===this.state.reference&&this.store.set({whole:n,etag:s,newer:null,trouble:""})}catch(n){e===this.state.reference&&this.store.set({trouble:I(n)})}}type(e){this.store.set({draft:{...this.state.draft,...e}}),this.#i()}heard(e,n){!this.state.whole||e<=this.state.whole.case.version||this.state.busy||(this.#n()?this.store.set({newer:{by:n,version:e}}):this.read())}patch(e){return this.#e(()=>$.patch(this.#t(),e,{version:this.state.etag??void 0}))}async note(){let{note:e,language:n,public:s}=this.state.draft,i={text:e,language:n,public:s};await this.#e(()=>$.post(`${this.#t()}/notes`,i))&&this.type({note:"",public:!1})}link(e,n){return this.#e(()=>$.post(`${this.#t()}/links`,{other:e,how:n}))}unlink(e,n){return this.#e(()=>$.delete(`${this.#t()}/links?${new URLSearchParams({other:e,how:n})}`))}addFile(e,n){let s=new FormData;return s.append("file",e),s.append("public",String(n)),this.#e(()=>$.post(`${this.#t()}/files`,s))}async#e(e){this.store.set({busy:!0,conflict:""});try{let{body:n,etag:s}=await e();return this.store.set({whole:n,etag:s,busy:!1,newer:null}),this.changed(),!0}catch(n){return this.store.set({busy:!1}),n instanceof A&&n.status===412?(this.store.set({conflict:n.detail}),await this.read()):X(I(n),"trouble"),!1}}#t(){return`/desk/api/cases/${this.state.reference}`}#n(){return this.state.draft.note!==""||this.state.draft.department!==null||this.state.draft.owner!==null}#i(){let{reference:e,draft:n}=this.state;e&&(n.note?sessionStorage.setItem(`case-note-${e}`,n.note):sessionStorage.removeItem(`case-note-${e}`))}#s(e){return{...jt(),note:sessionStorage.getItem(`case-note-${e}`)??""}}};var Bt={"first response":()=>r("First reply"),update:()=>r("Next reply"),solution:()=>r("Solution")},Bn={runs:()=>r("runs"),paused:()=>r("pauses"),stopped:()=>r("done"),none:()=>"–"},Ft={related:()=>r("has to do with"),"part of":()=>r("is a part of"),"duplicate of":()=>r("is a duplicate of")};function Ut(t){let e=t.clocks.filter(n=>n.limit!==null);return e.length?l`<section class="card">
    <h2>${r("Due times")}</h2>
    ${e.map(n=>l`<div class="clock ${n.overdue?"late":n.state}">
          <div class="row between">
            <span>${Bt[n.sla]?.()??n.sla}</span>
            <span class="tag ${n.overdue?"bad":n.state==="paused"?"warn":""}"
              >${n.overdue?r("overdue"):Bn[n.state]()}</span
            >
          </div>
          <progress
            max="1"
            value=${Math.min(1,n.used/(n.limit||1))}
            aria-label=${r("{name}: time used",{name:Bt[n.sla]?.()??n.sla})}></progress>
          <div class="small soft">
            ${r("{used} of {limit} open hours",{used:g(n.used/3600,1),limit:g((n.limit??0)/3600,1)})}
            ${n.due_at!==null?l`· ${P(n.due_at)}`:c}
          </div>
        </div>`)}
  </section>`:c}function qt(t,e){if(!e.links.length&&!e.similar.length)return c;let n=new Set(e.links.map(o=>o.other)),s=e.similar.filter(o=>!n.has(o.reference)),i=o=>e.ways.actions.includes(o);return l`<section class="card">
    <h2>${r("Other cases")}</h2>
    ${e.links.length?l`<ul class="ties">
            ${e.links.map(o=>l`<li>
                  ${o.incoming&&o.how!=="related"?l`<a href="?case=${o.other}" class="number">${o.other}</a> ${Ft[o.how]?.()} ${r("this one")}`:l`${Ft[o.how]?.()} <a href="?case=${o.other}" class="number">${o.other}</a>`}
                  ${i("link")&&o.how!=="duplicate of"?l`<button
                          class="quiet"
                          aria-label=${r("Remove the link to {reference}",{reference:o.other})}
                          @click=${()=>{t.unlink(o.other,o.how)}}>
                          ✕
                        </button>`:c}
                </li>`)}
          </ul>`:c}
    ${s.length?l`<h3>${r("Possibly the same")}</h3>
            <ul class="ties">
              ${s.map(o=>l`<li>
                    <a href="?case=${o.reference}" class="number">${o.reference}</a> <bdi>${o.subject}</bdi>
                    <div class="small soft">
                      ${E(o.status)} ·
                      ${P(o.opened_at)}${o.metres===null?c:l` · ${r("{n} m away",{n:g(o.metres)})}`}
                    </div>
                    <div class="row">
                      ${i("merge duplicates")?l`<button class="plain" @click=${()=>{t.link(o.reference,"duplicate of")}}>
                              ${r("It is a duplicate of that")}
                            </button>`:c}
                      ${i("link")?l`<button class="quiet" @click=${()=>{t.link(o.reference,"related")}}>${r("Link")}</button>`:c}
                    </div>
                  </li>`)}
            </ul>`:c}
  </section>`}function Vt(t,e){let n=s=>{let i=e.counts[s];return i===void 0?"":i>=e.most?`${g(e.most-1)}+`:g(i)};return l`<nav class="case-tabs" aria-label=${r("Lists")}>
    ${ce.map(s=>l`<button
          class=${K({plain:!0,late:s==="overdue"&&!!e.counts.overdue})}
          aria-current=${e.query.view===s?"true":c}
          @click=${()=>t.go({...e.query,view:s,after:""})}>
          ${St(s)} <span class="count number">${n(s)}</span>
        </button>`)}
  </nav>`}function zt(t,e,n){if(e.trouble)return l`<p class="trouble" role="alert">
      ${e.trouble} <button class="plain" @click=${()=>{t.load()}}>${r("Try again")}</button>
    </p>`;if(!e.rows.length)return l`<p class="empty soft" role="status">${e.loading?r("Loading…"):Fn(e)}</p>`;let s=e.rows.every(i=>e.ticked.has(i.reference));return l`<div
    class="scroll case-rows"
    tabindex="0"
    role="region"
    aria-label=${r("Cases of the list")}
    aria-busy=${e.loading}>
    <table>
      <thead>
        <tr>
          <th class="tick">
            <input
              type="checkbox"
              aria-label=${r("Select all on this page")}
              .checked=${s}
              @change=${i=>t.tickAll(i.target.checked)} />
          </th>
          <th>${r("Case")}</th>
          <th>${r("Status")}</th>
          <th>${r("Due")}</th>
          <th class="wide">${r("With")}</th>
        </tr>
      </thead>
      <tbody>
        ${Be(e.rows,i=>i.reference,(i,o)=>Un(t,e,n,i,o))}
      </tbody>
    </table>
  </div>`}function Fn(t){return t.next?r("Nothing found so far: look further."):Object.keys(t.query.filters).length?r("No case fits these filters."):r("Nothing here. Well done.")}function Un(t,e,n,s,i){let o=e.query.open===s.reference;return l`<tr
    class=${K({chosen:o,at:e.at===i})}
    @click=${a=>{a.target.closest("a, input")||(t.store.set({at:i}),t.open(s.reference))}}>
    <td class="tick">
      <input
        type="checkbox"
        aria-label=${r("Select {reference}",{reference:s.reference})}
        .checked=${e.ticked.has(s.reference)}
        @change=${a=>t.tick(s,a.target.checked)} />
    </td>
    <td>
      <a
        class="subject"
        href="?case=${s.reference}"
        aria-current=${o?"true":c}
        @click=${a=>{a.ctrlKey||a.metaKey||a.button||(a.preventDefault(),t.store.set({at:i}),t.open(s.reference))}}
        ><bdi>${s.subject}</bdi></a
      >
      <div class="small soft under">
        <span class="number">${s.reference}</span> · ${C(n,s.category)}
        ${s.place?l`· <bdi>${s.place}</bdi>`:c}
      </div>
    </td>
    <td>${ze(s.status)} ${Qe(s.priority)}</td>
    <td>${qn(s,e.now)}</td>
    <td class="wide small">
      ${R(n,s.department)}
      ${s.owner?l`<div class="soft">${T(n,s.owner)}</div>`:c}
    </td>
  </tr>`}function ze(t){let e=["solved","closed","duplicate","rejected"].includes(t);return l`<span class=${K({tag:!0,good:e,warn:t==="reopened"})}
    >${E(t)}</span
  >`}function Qe(t){return t==="normal"?c:l`<span class=${K({tag:!0,bad:t==="urgent",warn:t==="high"})}
    >${H(t)}</span
  >`}function qn(t,e){return t.due_at===null||["solved","closed","duplicate","rejected"].includes(t.status)?c:l`<time class="due ${Et(t.due_at,e)}" title=${P(t.due_at)}
    >${Pt(t.due_at-e)}</time
  >`}function Qt(t,e){return l`<div class="row between pager">
    <button class="plain" ?disabled=${!e.before.length} @click=${()=>t.pageBefore()}>
      ${r("Previous page")}
    </button>
    <span class="soft small">${r("Page {n}",{n:g(e.before.length+1)})}</span>
    <button class="plain" ?disabled=${!e.next} @click=${()=>t.nextPage()}>${r("Next page")}</button>
  </div>`}var Vn={opened:"✚",note:"✎",changed:"⇄",contact:"✉",call:"✆",file:"▤"};function Kt(t,e){return l`<ol class="timeline">
    ${[...t.timeline].reverse().map(n=>l`<li class="step ${n.kind} ${n.public?"public":""}">
          <span class="icon" aria-hidden="true">${Vn[n.kind]}</span>
          <div>
            <div class="small soft">
              <bdi>${zn(n,e)}</bdi> ·
              <time>${P(n.at)}</time>
              ${n.public?l`<span class="tag good">${r("the citizen reads it")}</span>`:c}
            </div>
            ${Qn(n,t,e)}
          </div>
        </li>`)}
  </ol>`}function zn(t,e){if(t.kind==="opened")return r("Opened · {channel}",{channel:z(t.channel)});if(t.kind==="contact"){let n=z(t.channel);return t.direction==="in"?r("{channel} from the citizen",{channel:n}):r("{channel} to the citizen",{channel:n})}return t.kind==="call"?r("Call · {who}",{who:T(e,t.by)}):T(e,t.by)}function Qn(t,e,n){return t.kind==="changed"?l`<ul class="changes">
      ${t.changes.map(([s,i,o])=>Gn(s,i,o,n))}
    </ul>`:t.kind==="file"&&t.file?Kn(t.file,e):t.kind==="call"?t.seconds?l`<span>${r("Talked {time}",{time:yt(t.seconds)})}</span>`:c:t.text?l`<p class="words" dir="auto">${t.text}</p>`:c}function Gn(t,e,n,s){return l`<li>
    ${Mt(t)}: ${e===null||e===""?c:l`<del>${Gt(t,e,s)}</del>`}
    <span aria-hidden="true">→</span> <ins>${Gt(t,n,s)}</ins>
  </li>`}function Gt(t,e,n){return e===null||e===""?"–":t==="status"?E(String(e)):t==="priority"?H(String(e)):t==="category"?C(n,String(e)):t==="department"?R(n,String(e)):t==="owner"?T(n,String(e)):t.endsWith("_at")&&typeof e=="number"?P(e):typeof e=="object"?JSON.stringify(e):String(e)}function Kn([t,e,n,s],i){let o=`/desk/api/cases/${i.case.reference}`,a=r("{n} KB",{n:g(Math.max(1,Math.round(s/1e3)))});return l`<a class="file" href="${o}/files/${t}" download>
    ${n.startsWith("image/")?l`<img src="${o}/pictures/${t}" alt="" loading="lazy" />`:c}
    <span><bdi>${e}</bdi> <span class="soft small">${a}</span></span></a
  >`}function Yt(t,e,n,s){let i=l`<button class="quiet back" @click=${s} aria-label=${r("Close the case")}>✕</button>`;if(e.trouble)return l`<div class="row between">
      <p class="trouble" role="alert">${e.trouble}</p>
      ${i}
    </div>`;if(!e.whole)return l`<p class="soft" role="status">${r("Loading…")}</p>`;let{whole:o}=e,a=o.case;return l` <header class="case-head">
      <div class="row between"><span class="number soft">${a.reference}</span>${i}</div>
      <h1><bdi>${a.subject}</bdi></h1>
      <div class="row small">
        ${ze(a.status)} ${Qe(a.priority)}
        <span class="soft"
          >${C(n,a.category)} · ${z(a.channel)} · ${P(a.opened_at)}</span
        >
      </div>
    </header>
    ${Yn(t,e,n)} ${Jn(t,e,n)}
    <div class="case-columns">
      <div class="stack">
        ${Zn(t,e)}
        <h2>${r("What happened")}</h2>
        ${Kt(o,n)}
      </div>
      <aside class="stack">
        ${ts(t,e,n)} ${Ut(o)} ${ns(o)} ${qt(t,o)}
        ${ss(t,e)}
      </aside>
    </div>`}function Yn(t,e,n){return e.conflict?l`<div class="trouble" role="alert">
      <strong>${r("Somebody else was quicker; your change was not written.")}</strong>
      <p dir="auto">${e.conflict}</p>
      <p>${r("You see the case as it is now. What you typed is still there.")}</p>
      <button class="plain" @click=${()=>t.store.set({conflict:""})}>${r("Understood")}</button>
    </div>`:e.newer?l`<div class="notice good" role="status">
    ${r("{who} changed this case just now.",{who:T(n,e.newer.by)})}
    <button class="plain" @click=${()=>{t.read()}}>${r("Show the changes")}</button>
  </div>`:c}function Jn(t,e,n){let s=e.whole;if(!s.ways.statuses.length)return c;let i=["in progress","solved","reopened"],o=a=>{let p=a==="closed"&&s.ways.closing_needs_word;p&&!confirm(r("The citizen has not heard of it. Close because nobody can be reached?"))||t.patch(p?{status:a,unreachable:p}:{status:a})};return l`<div class="row ways" role="group" aria-label=${r("Becomes")}>
    ${s.ways.statuses.map(a=>l`<button
          class=${a==="solved"?"good":i.includes(a)?"":"plain"}
          ?disabled=${e.busy}
          @click=${()=>o(a)}>
          ${E(a)}
        </button>`)}
  </div>`}function Zn(t,e){let{draft:n,whole:s}=e;return s?.ways.actions.includes("note")?l`<form
    class="card note-form"
    @submit=${i=>{i.preventDefault(),t.note()}}>
    <label
      >${r("Note")}<textarea
        rows="3"
        maxlength="2000"
        required
        dir="auto"
        .value=${n.note}
        @input=${i=>t.type({note:i.target.value})}></textarea>
    </label>
    <div class="row">
      <label class="row"
        ><input
          type="checkbox"
          .checked=${n.public}
          @change=${i=>t.type({public:i.target.checked})} />
        ${r("The citizen can read it")}</label
      >
      ${n.public?w(r("Language"),n.language,[["ar","العربية"],["en","English"]],i=>t.type({language:i||"ar"}),"–"):c}
      <span class="grow"></span>
      <button ?disabled=${e.busy}>${n.public?r("Send to the citizen"):r("Save the note")}</button>
    </div>
    ${n.public&&n.note?Xn(s,n.note,n.language):c}
  </form>`:c}function Xn(t,e,n){return l`<figure class="preview">
    <figcaption class="small soft">${r("The citizen reads this, and hears it at 1111:")}</figcaption>
    <blockquote lang=${n} dir="auto"><span class="number">${t.case.reference}</span> · ${e}</blockquote>
    ${n!==t.case.language?l`<p class="small warn-text">
            ${r("The citizen's language is {language}.",{language:ae({ar:"العربية",en:"English"},t.case.language)===""?t.case.language:es(t.case.language)})}
          </p>`:c}
  </figure>`}var es=t=>({ar:"العربية",en:"English"})[t]??t;function ts(t,e,n){let{whole:s,draft:i}=e,o=s.case;if(!s.ways.actions.includes("assign"))return l`<section class="card">
      <h2>${r("Who looks after it")}</h2>
      <p>${R(n,o.department)} · ${T(n,o.owner)}</p>
    </section>`;let p=i.department??o.department??"",u=i.owner??o.owner??"",h=p!==(o.department??"")||u!==(o.owner??""),b=async()=>{await t.patch({department:p||null,owner:u||null})&&t.type({department:null,owner:null})};return l`<section class="card">
    <h2>${r("Who looks after it")}</h2>
    ${w(r("Department"),p,Object.keys(n.departments).map(d=>[d,R(n,d)]),d=>t.type({department:d}),r("nobody yet"))}
    ${w(r("Person"),u,Object.keys(n.agents).map(d=>[d,T(n,d)]),d=>t.type({owner:d}),r("nobody in particular"))}
    <div class="row">
      ${h?l`<button ?disabled=${e.busy} @click=${()=>{b()}}>${r("Assign")}</button>`:c}
      ${n.agent&&u!==n.agent?l`<button class="plain" @click=${()=>{t.patch({owner:n.agent})}}>
              ${r("I take it")}
            </button>`:c}
    </div>
  </section>`}function ns(t){let{place:e,latitude:n,longitude:s}=t.case;if(!e&&n===null)return c;let i=n!==null&&s!==null?{latitude:n,longitude:s}:null;return l`<section class="card">
    <h2>${r("Place")}</h2>
    ${e?l`<p dir="auto">${e}</p>`:c}
    ${i?l`${At({point:i})}
            <p class="small soft number" dir="ltr">${g(i.latitude,5)}, ${g(i.longitude,5)}</p>`:c}
  </section>`}function ss(t,e){return e.whole?.ways.actions.includes("file")?l`<section class="card">
    <h2>${r("Add a file")}</h2>
    <label class="button plain pick"
      >${e.busy?r("Saving…"):r("Choose a file")}<input
        class="unseen"
        type="file"
        ?disabled=${e.busy}
        @change=${n=>{let s=n.target,[i]=s.files??[];i&&t.addFile(i,!1).then(()=>s.value="")}}
    /></label>
  </section>`:c}var is=50,Ee=class{store;#e=0;constructor(e){this.store=new W({query:ue(location.search,e),rows:[],next:"",before:[],loading:!0,trouble:"",counts:{},most:0,saved:[],ticked:new Map,at:0,now:Date.now()/1e3}),window.addEventListener("popstate",()=>{let n=ue(location.search,e),s=ee({...n,open:""})===ee({...this.query,open:""});this.store.set({query:n}),s||this.load()})}get query(){return this.store.state.query}go(e,n=[]){let s=ee({...e,open:""})===ee({...this.query,open:""});history.pushState(null,"",`?${ee(e)}`),this.store.set(s?{query:e}:{query:e,before:n,at:0}),s||this.load()}nextPage(){let{next:e,before:n,query:s}=this.store.state;e&&this.go({...s,after:e},[...n,s.after])}pageBefore(){let{before:e,query:n}=this.store.state,s=e.at(-1);s!==void 0&&this.go({...n,after:s},e.slice(0,-1))}async load(e=!1){let n=++this.#e;e||this.store.set({loading:!0,trouble:""});try{let{body:s}=await $.get(`/desk/api/cases?${Lt(this.query,is)}`);if(n!==this.#e)return;let i=s.next?s.next.filter(o=>o!==null).join(","):"";this.store.set({rows:s.cases,next:i,loading:!1,trouble:"",now:Date.now()/1e3})}catch(s){n===this.#e&&this.store.set({loading:!1,trouble:I(s)})}this.loadCounts()}async loadCounts(){let e=await V(()=>$.get("/desk/api/cases/counts"));e&&this.store.set({counts:e.body.counts,most:e.body.most})}async loadSaved(){let e=await V(()=>$.get("/desk/api/case-filters"));e&&this.store.set({saved:e.body})}async save(e){let n={name:e,query:Me(this.query).toString()},s=await V(()=>$.put("/desk/api/case-filters",n));s&&this.store.set({saved:s.body})}async forget(e){let n=`/desk/api/case-filters?name=${encodeURIComponent(e)}`,s=await V(()=>$.delete(n));s&&this.store.set({saved:s.body})}tick(e,n){let s=new Map(this.store.state.ticked);n?s.set(e.reference,e.version):s.delete(e.reference),this.store.set({ticked:s})}tickAll(e){let n=new Map(this.store.state.ticked);for(let s of this.store.state.rows)e?n.set(s.reference,s.version):n.delete(s.reference);this.store.set({ticked:n})}untick(){this.store.set({ticked:new Map})}open(e){this.go({...this.query,open:e})}move(e){let{at:n,rows:s}=this.store.state;n+e>=s.length?this.nextPage():n+e<0?this.pageBefore():this.store.set({at:n+e})}};function Jt(t,e){window.addEventListener("keydown",n=>{let s=n.target;if(n.ctrlKey||n.altKey||n.metaKey||document.querySelector("dialog[open]")||s.closest("input:not([type=checkbox]), textarea, select"))return;let i=t.store.state.rows[t.store.state.at],o={j:()=>t.move(1),k:()=>t.move(-1),n:()=>t.nextPage(),p:()=>t.pageBefore(),x:()=>i&&t.tick(i,!t.store.state.ticked.has(i.reference)),o:()=>i&&t.open(i.reference),"/":()=>document.querySelector("#case-text")?.focus(),Escape:e};if(n.key==="Enter"&&s===document.body&&i)t.open(i.reference);else if(/^[1-8]$/.test(n.key))t.go({...t.query,view:ce[Number(n.key)-1],after:""});else if(o[n.key])o[n.key]?.();else return;n.preventDefault()})}var rs=1500;await wt(t=>{os(t)});async function os(t){let{body:e}=await $.get("/desk/api/cases/options"),n=new Ee(t.roles.includes("department")?"department":"open"),s=new Pe,i=new Re(n,e),o=()=>n.go({...n.query,open:""}),a=()=>ls(t,e,n,s,i,o);for(let p of[n.store,s.store,i.store])p.listen(a);n.store.listen(p=>{s.open(p.query.open)}),s.changed=()=>{n.load(!0)},Jt(n,o),as(n,s),kt().then(a),await Promise.all([n.load(),n.loadSaved()])}function as(t,e){let n=new xe(["cases"]),s=0;n.listen((i,o)=>{if(i!=="cases"||o===null)return;let a=n.table("cases").get(o);a&&o===e.state.reference&&e.heard(Number(a.version),String(a.by)),s||=window.setTimeout(()=>{s=0,t.load(!0)},rs)})}function ls(t,e,n,s,i,o){let a=n.store.state,p=r("Keys: j k move, enter opens, x ticks, n p pages, / searches, 1–8 lists, esc closes");G(l`${xt(t)}
      <main id="content" class="cases ${a.query.open?"with-case":""}">
        <section class="case-list" aria-label=${r("List of cases")}>
          <h1 class="unseen">${r("Cases")}</h1>
          ${Vt(n,a)} ${It(n,a,e)} ${Wt(i,a.ticked.size)}
          ${zt(n,a,e)} ${Qt(n,a)}
          <p class="small soft keys">${p}</p>
        </section>
        <section class="case-one" aria-label=${r("The open case")}>
          ${a.query.open?Yt(s,s.state,e,o):l`<p class="empty soft">${r("Choose a case from the list.")}</p>`}
        </section>
      </main>
      ${Ht(i)??c}`,document.body)}
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
